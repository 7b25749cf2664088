package org.kelisim.exchange.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.kelisim.exchange.archive.DamagedException;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Intent;
import org.kelisim.exchange.archive.Intents;
import org.kelisim.exchange.archive.Opening;
import org.kelisim.exchange.archive.Openings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be put in order: the intents, without those already logged, that lead to something stored. An intent
 * that has led to nothing for ten minutes, as this process itself has watched, is parked.
 */
final class Candidates {
    private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);
    private static final int SCAN = 5_000;
    private static final Duration UNMATCHED = Duration.ofMinutes(10);

    private final Intents intents;
    private final Openings openings;
    private final LoggedEvents logged;
    private final LongSupplier nanoTime;
    private final Map<String, Long> unmatchedSince = new HashMap<>();
    private final Set<EventId> damaged = new HashSet<>();

    Candidates(Intents intents, Openings openings, LoggedEvents logged, LongSupplier nanoTime) {
        this.intents = intents;
        this.openings = openings;
        this.logged = logged;
        this.nanoTime = nanoTime;
    }

    /** The events to log next, by id, oldest first, and the intents that led to them. */
    record Next(Map<EventId, Opening> openings, List<Intent> intents) {
        boolean isEmpty() {
            return openings.isEmpty();
        }
    }

    Next next() {
        Map<EventId, List<Intent>> waiting = waiting();
        dropLogged(waiting);
        Map<EventId, Opening> found = new LinkedHashMap<>();
        List<Intent> taken = new ArrayList<>();
        List<Intent> unmatched = new ArrayList<>();
        for (var entry : waiting.entrySet()) {
            if (found.size() == Batch.MOST) {
                break;
            }
            Optional<Opening> opening = opening(entry.getKey());
            opening.ifPresent(it -> found.put(entry.getKey(), it));
            (opening.isPresent() ? taken : unmatched).addAll(entry.getValue());
        }
        park(unmatched);
        return new Next(found, taken);
    }

    /** What is damaged cannot be logged, and must not keep everything else from it. */
    private Optional<Opening> opening(EventId id) {
        try {
            return openings.find(id);
        } catch (DamagedException e) {
            if (damaged.add(id)) {
                LOG.error("It cannot be put in order. {}", e.getMessage());
            }
            return Optional.empty();
        }
    }

    private Map<EventId, List<Intent>> waiting() {
        Comparator<Intent> oldestFirst = Comparator.comparing(Intent::at).thenComparing(Intent::id);
        return intents.waiting(SCAN).stream()
                .sorted(oldestFirst)
                .collect(Collectors.groupingBy(Intent::event, LinkedHashMap::new, Collectors.toList()));
    }

    private void dropLogged(Map<EventId, List<Intent>> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        Set<EventId> already = logged.findAll(waiting.keySet()).keySet();
        List<Intent> done = waiting.entrySet().stream()
                .filter(entry -> already.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        if (!done.isEmpty()) {
            intents.done(done);
            waiting.keySet().removeAll(already);
        }
    }

    private void park(Collection<Intent> unmatched) {
        long now = nanoTime.getAsLong();
        unmatchedSince.keySet().retainAll(unmatched.stream().map(Intent::id).toList());
        for (Intent intent : unmatched) {
            long since = unmatchedSince.computeIfAbsent(intent.id(), id -> now);
            if (now - since > UNMATCHED.toNanos()) {
                intents.park(intent);
                unmatchedSince.remove(intent.id());
            }
        }
    }
}

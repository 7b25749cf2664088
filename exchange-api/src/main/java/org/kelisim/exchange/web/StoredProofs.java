package org.kelisim.exchange.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.kelisim.identity.caller.InMemoryReplayGuard;
import org.kelisim.identity.caller.ProofReplayGuard;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import org.kelisim.storage.OutcomeUnknownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers proofs for all replicas in the database: whoever inserts one first has used it. This process's own memory
 * is asked before. Proofs that are over are deleted once a minute by the replica that stored them; what a crash left
 * behind, by the next to start.
 */
final class StoredProofs implements ProofReplayGuard {
    private static final Logger LOG = LoggerFactory.getLogger(StoredProofs.class);
    private static final String COLLECTION = "proofs";
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1_000;
    private static final int LEFT_BEHIND = 100_000;

    private final DocumentStore store;
    private final Clock clock;
    private final InMemoryReplayGuard here;
    private final Queue<Use> uses = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Instant> nextSweep;

    private record Use(String proof, Instant until) {}

    StoredProofs(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.here = new InMemoryReplayGuard(clock);
        this.nextSweep = new AtomicReference<>(clock.instant().plus(SWEEP));
        store.scan(COLLECTION, LEFT_BEHIND, document -> {
            if (document.get("until") instanceof Date until && document.get("_id") instanceof String proof) {
                uses.add(new Use(proof, until.toInstant()));
            }
        });
    }

    @Override
    public boolean firstUse(String proof, Instant until) {
        sweepIfDue();
        if (!here.firstUse(proof, until)) {
            return false;
        }
        uses.add(new Use(proof, until));
        return store.insert(COLLECTION, new Document("_id", proof).append("until", Date.from(until)))
                == Insertion.INSERTED;
    }

    private void sweepIfDue() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP))) {
            Thread.ofVirtual().name("proof-sweep").start(() -> sweep(now));
        }
    }

    /** Ends come almost in order, so the rest can wait for the next sweep. */
    void sweep(Instant now) {
        try {
            List<String> over = new ArrayList<>();
            for (Use use = uses.peek(); use != null && use.until().isBefore(now); use = uses.peek()) {
                over.add(uses.remove().proof());
                if (over.size() == AT_ONCE) {
                    store.deleteAll(COLLECTION, over);
                    over.clear();
                }
            }
            store.deleteAll(COLLECTION, over);
        } catch (OutcomeUnknownException e) {
            LOG.info("Some proofs that are over could not be deleted; the next start does it");
        }
    }
}

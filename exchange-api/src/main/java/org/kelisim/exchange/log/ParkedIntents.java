package org.kelisim.exchange.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kelisim.exchange.archive.DamagedException;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Intent;
import org.kelisim.exchange.archive.Intents;
import org.kelisim.exchange.archive.Openings;

/**
 * The intents that led to nothing when they were watched. Something may still turn up when a member of the database that
 * was cut off comes back, so they are tried every hour for 30 days.
 */
final class ParkedIntents {
    static final Duration EVERY = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(30);
    private static final int SCAN = 5_000;

    private final Intents intents;
    private final Openings openings;
    private final LoggedEvents logged;

    ParkedIntents(Intents intents, Openings openings, LoggedEvents logged) {
        this.intents = intents;
        this.openings = openings;
        this.logged = logged;
    }

    void tryAgain(Instant now) {
        List<Intent> parked = intents.parked(SCAN);
        if (parked.isEmpty()) {
            return;
        }
        Set<EventId> already =
                logged.findAll(parked.stream().map(Intent::event).toList()).keySet();
        List<Intent> over = new ArrayList<>();
        for (Intent intent : parked) {
            if (already.contains(intent.event())) {
                over.add(intent);
            } else if (leadsToSomething(intent)) {
                intents.unpark(intent);
            } else if (intent.at().plus(GIVEN_UP).isBefore(now)) {
                over.add(intent);
            }
        }
        intents.giveUp(over);
    }

    private boolean leadsToSomething(Intent intent) {
        try {
            return openings.find(intent.event()).isPresent();
        } catch (DamagedException e) {
            return false;
        }
    }
}

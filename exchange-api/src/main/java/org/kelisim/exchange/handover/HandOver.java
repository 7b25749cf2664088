package org.kelisim.exchange.handover;

import java.time.InstantSource;
import java.util.Optional;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Audience;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;

/** Records that a party gets a dispatch; the first time counts. */
@Component
class HandOver {
    private final Archive archive;
    private final InstantSource clock;

    HandOver(Archive archive, InstantSource clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /** Durable when it returns; only then may the first byte leave. */
    void record(StoredDispatch dispatch, PartyCode to) {
        Audience audience = Audience.of(dispatch.header(), to);
        Event event = new Event(
                EventKind.HANDED_OVER,
                dispatch.id().toString(),
                dispatch.fingerprint(),
                Optional.of(to.value()),
                Optional.empty(),
                Optional.empty(),
                audience.parties(),
                clock.instant());
        archive.record(event, audience, Optional.empty());
    }
}

package org.kelisim.exchange.log;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kelisim.exchange.archive.Acceptance;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Audience;
import org.kelisim.exchange.archive.Intents;
import org.kelisim.exchange.archive.Openings;
import org.kelisim.exchange.archive.Recording;
import org.kelisim.exchange.archive.Samples;
import org.kelisim.log.NoteSigner;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;

/** One process of the exchange without its network: archive, sequencer, published log over one database. */
final class Replica {
    static final NoteSigner SIGNER = NoteSigner.generate("exchange.test/log");
    static final List<PartyCode> PARTIES = List.of(Samples.KAZ, Samples.KGZ, Samples.TJK);

    final Archive archive;
    final Sequencer sequencer;
    final PublishedLog published;
    final ParkedIntents parked;
    private long now;

    Replica(DocumentStore store) {
        this(store, (header, accepted, index) -> Optional.empty());
    }

    Replica(DocumentStore store, Standing standing) {
        SecureRandom random = new SecureRandom();
        Intents intents = new Intents(store, random, InstantSource.fixed(Samples.NOW));
        archive = new Archive(store, intents, random);
        sequencer =
                new Sequencer(store, intents, () -> PARTIES, new LateRefusals(archive, List.of(standing)), () -> now);
        published = new PublishedLog(store, SIGNER);
        parked = new ParkedIntents(intents, new Openings(store), new LoggedEvents(store));
    }

    Recording publishDirectory() {
        return archive.record(Samples.published(), Audience.EVERYBODY, Optional.empty());
    }

    boolean keep(AcceptedDispatch dispatch) {
        return archive.keep(dispatch) instanceof Acceptance.Kept;
    }

    Recording handOver(AcceptedDispatch dispatch, PartyCode party) {
        return archive.record(
                Samples.handedOver(dispatch, party), Audience.of(dispatch.header(), party), Optional.empty());
    }

    /** Until nothing waits. */
    void sequence() {
        while (sequencer.step() != Sequencer.Step.IDLE) {
            // there is more
        }
    }

    void pass(Duration time) {
        now += time.toNanos();
    }
}

package org.kelisim.exchange.acknowledge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kelisim.envelope.Acknowledgement;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Audience;
import org.kelisim.exchange.archive.Recording;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.exchange.directory.ExchangeDirectory;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;

/** Verifies an acknowledgement and keeps it as a fact with its signed object; the first of a kind by an office counts. */
@Component
class Acknowledgements {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Archive archive;
    private final ExchangeDirectory directories;
    private final InstantSource clock;

    Acknowledgements(Archive archive, ExchangeDirectory directories, InstantSource clock) {
        this.archive = archive;
        this.directories = directories;
        this.clock = clock;
    }

    /** @throws ProblemException if it is not taken */
    Recording take(StoredDispatch dispatch, PartyCode party, byte[] cms) {
        Instant now = clock.instant();
        Acknowledgement said = genuine(cms, now);
        requireOwn(said, party);
        requireAbout(said, dispatch);
        requireTimely(said, now);
        Audience audience = Audience.of(dispatch.header(), party);
        Event event = new Event(
                EventKind.parse(said.kind().wire()),
                dispatch.id().toString(),
                dispatch.fingerprint(),
                Optional.of(said.office().toString()),
                Optional.of(Digest.of(cms)),
                Optional.empty(),
                audience.parties(),
                now);
        return archive.record(event, audience, Optional.of(cms));
    }

    private Acknowledgement genuine(byte[] cms, Instant now) {
        return switch (Acknowledgement.verify(cms, directories.newest(), now)) {
            case Acknowledgement.Outcome.Genuine(var said) -> said;
            case Acknowledgement.Outcome.NotGenuine(var reason) ->
                throw Problem.REFUSED.because(
                        reason.wire(), "This is not an acknowledgement signed by an office of the newest directory.");
        };
    }

    private static void requireOwn(Acknowledgement said, PartyCode party) {
        if (!said.office().party().equals(party)) {
            throw Problem.REFUSED.because("foreign-office", "The office that signed is not of your party.");
        }
    }

    private static void requireAbout(Acknowledgement said, StoredDispatch dispatch) {
        if (!said.dispatch().equals(dispatch.id()) || !said.fingerprint().equals(dispatch.fingerprint())) {
            throw Problem.REFUSED.because("other-dispatch", "What was signed is about another dispatch.");
        }
        if (!dispatch.header().routing().recipients().contains(said.office())) {
            throw Problem.REFUSED.because("no-recipient", "The office that signed is not a recipient.");
        }
    }

    private static void requireTimely(Acknowledgement said, Instant now) {
        if (Duration.between(said.time(), now).abs().compareTo(TOLERANCE) > 0) {
            throw Problem.REFUSED.because(
                    "signing-time-implausible",
                    "The time that was signed is more than five minutes from the exchange's. Sign again.");
        }
    }
}

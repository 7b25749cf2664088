package org.kelisim.exchange.submit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kelisim.envelope.OuterVerifier;
import org.kelisim.envelope.Reading;
import org.kelisim.envelope.Refused;
import org.kelisim.envelope.UnverifiedDispatch;
import org.kelisim.envelope.Verification;
import org.kelisim.envelope.VerifiedDispatch;
import org.kelisim.exchange.agreement.CitedChannel;
import org.kelisim.exchange.archive.Acceptance;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.exchange.directory.ExchangeDirectory;
import org.kelisim.exchange.part.Parts;
import org.kelisim.exchange.web.Problem;
import org.kelisim.notice.DispatchId;
import org.springframework.stereotype.Component;

/**
 * A dispatch's way into the exchange: read, looked up, verified, kept, answered. The answer goes out only once the
 * dispatch is durable, and whoever sends the same bytes again gets the same answer, whatever the directory says by then.
 */
@Component
class Submission {
    private final Archive archive;
    private final ExchangeDirectory directories;
    private final CitedChannel channels;
    private final Parts parts;
    private final InstantSource clock;

    Submission(
            Archive archive, ExchangeDirectory directories, CitedChannel channels, Parts parts, InstantSource clock) {
        this.archive = archive;
        this.directories = directories;
        this.channels = channels;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * @param id under which it is submitted; of the caller's own party
     * @throws org.kelisim.exchange.web.ProblemException if it is not taken
     */
    Acceptance.Kept submit(DispatchId id, byte[] bytes) {
        UnverifiedDispatch dispatch = read(id, bytes);
        return known(dispatch).orElseGet(() -> keep(verify(dispatch)));
    }

    private static UnverifiedDispatch read(DispatchId id, byte[] bytes) {
        Reading reading = UnverifiedDispatch.read(bytes);
        return switch (reading) {
            case Refused refused -> throw Refusals.problem(refused.reason());
            case UnverifiedDispatch dispatch when dispatch.id().equals(id) -> dispatch;
            case UnverifiedDispatch other ->
                throw Problem.REFUSED.because("id-differs", "The header names another id than the address.");
        };
    }

    private Optional<Acceptance.Kept> known(UnverifiedDispatch dispatch) {
        return archive.dispatch(dispatch.id()).map(stored -> same(stored, dispatch));
    }

    private static Acceptance.Kept same(StoredDispatch stored, UnverifiedDispatch dispatch) {
        if (!stored.fingerprint().equals(dispatch.fingerprint())) {
            throw conflict();
        }
        return new Acceptance.Kept(stored, false);
    }

    private AcceptedDispatch verify(UnverifiedDispatch dispatch) {
        directories.requireCurrent();
        Instant now = clock.instant();
        Verification verification = OuterVerifier.verify(dispatch, directories, now);
        VerifiedDispatch verified = switch (verification) {
            case VerifiedDispatch good -> good;
            case Refused refused -> throw Refusals.problem(refused.reason());
        };
        channels.require(verified.header(), now);
        parts.requireAll(verified.header(), now);
        return AcceptedDispatch.of(verified, now);
    }

    private Acceptance.Kept keep(AcceptedDispatch accepted) {
        return switch (archive.keep(accepted)) {
            case Acceptance.Kept kept -> {
                parts.claimed(accepted.header());
                yield kept;
            }
            case Acceptance.Conflict() -> throw conflict();
        };
    }

    private static RuntimeException conflict() {
        return Problem.CONFLICT.exception("Another dispatch was accepted under this id. Submit under a new id.");
    }
}

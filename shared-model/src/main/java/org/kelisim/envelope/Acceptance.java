package org.kelisim.envelope;

import static org.kelisim.envelope.RefusalException.require;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.kelisim.directory.Directory;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.LogKey;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome;

/** When a dispatch was accepted and which directory was in force then, as the evidence shows. */
record Acceptance(Instant time, Directory inForce, OptionalLong index) {

    static Acceptance of(UnverifiedDispatch dispatch, Evidence evidence, DirectoryLookup directories, Instant now)
            throws RefusalException {
        return switch (evidence) {
            case Evidence.Logged logged -> logged(dispatch, logged, directories);
            case Evidence.UnloggedPermitted() -> new Acceptance(now, directories.newest(), OptionalLong.empty());
        };
    }

    private static Acceptance logged(UnverifiedDispatch dispatch, Evidence.Logged evidence, DirectoryLookup directories)
            throws RefusalException {
        LogKey log = LogKey.parse(directories.newest().members().log().key());
        Optional<ReceiptOutcome.Logged> submitted = Optional.empty();
        for (Receipt receipt : evidence.receipts()) {
            if (receipt.verify(log) instanceof ReceiptOutcome.Logged logged && about(dispatch, logged.event())) {
                require(logged.event().kind() != EventKind.REFUSED, Refusal.LOGGED_AS_REFUSED);
                if (logged.event().kind() == EventKind.SUBMITTED) {
                    submitted = Optional.of(logged);
                }
            }
        }
        ReceiptOutcome.Logged proof = submitted.orElseThrow(() -> new RefusalException(Refusal.NOT_LOGGED));
        Directory inForce =
                directories.inForceAt(proof.index()).orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_DIRECTORY));
        return new Acceptance(proof.event().time(), inForce, OptionalLong.of(proof.index()));
    }

    /** By id and fingerprint, and by the sender's office, so that a receipt serves for nothing else. */
    private static boolean about(UnverifiedDispatch dispatch, Event event) {
        return event.subject().equals(dispatch.id().toString())
                && event.fingerprint().equals(dispatch.fingerprint())
                && (event.kind() != EventKind.SUBMITTED
                        || event.by()
                                .equals(Optional.of(
                                        dispatch.header().routing().sender().toString())));
    }
}

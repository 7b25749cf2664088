package org.kelisim.envelope;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.directory.Directory;
import org.kelisim.notice.Header;

/**
 * What the exchange runs on every new dispatch. It holds no key that opens anything and needs none: the outer signature,
 * the header and the recipients are enough to know who sends to whom and that they may.
 *
 * <p>It does not know whether an id was used before or whether a cited channel is open; ask that beside it.
 */
public final class OuterVerifier {
    private OuterVerifier() {}

    /** Reads and verifies; never throws for bad input. */
    public static Verification verify(byte[] bytes, DirectoryLookup directories, Instant now) {
        return switch (UnverifiedDispatch.read(bytes)) {
            case UnverifiedDispatch dispatch -> verify(dispatch, directories, now);
            case Refused refused -> refused;
        };
    }

    public static Verification verify(UnverifiedDispatch dispatch, DirectoryLookup directories, Instant now) {
        try {
            return verified(dispatch, directories, now);
        } catch (RefusalException e) {
            return e.refused();
        }
    }

    /**
     * Judges an accepted dispatch by the directory in force where the log has it, as every reader will: why it does not
     * stand there, if a revocation or suspension came before it.
     *
     * @param accepted when the exchange accepted it
     */
    public static Optional<Refusal> lateRefusal(
            Header header, DirectoryLookup directories, Directory inForce, Instant accepted) {
        try {
            OuterLayer.senderInOrder(header.routing(), OuterLayer.cited(header, directories), inForce, accepted);
            return Optional.empty();
        } catch (RefusalException e) {
            return Optional.of(e.refused().reason());
        }
    }

    private static VerifiedDispatch verified(UnverifiedDispatch dispatch, DirectoryLookup directories, Instant now)
            throws RefusalException {
        Header header = dispatch.header();
        Directory cited = OuterLayer.cited(header, directories);
        Directory newest = directories.newest();
        OuterLayer.current(header, directories, now);
        OuterLayer.retained(header.routing(), now);
        OuterLayer.mandated(header.routing(), cited);
        OuterLayer.senderInOrder(header.routing(), cited, newest, now);
        OuterLayer.recipientsInOrder(header.routing(), cited, newest, now);
        OuterLayer.sealedToHeader(dispatch, cited);
        Instant signingTime = OuterLayer.signedBySender(dispatch, OuterLayer.sender(header.routing(), cited));
        OuterLayer.plausible(signingTime, now);
        return new VerifiedDispatch(dispatch, signingTime);
    }
}

package org.kelisim.envelope;

import java.time.Instant;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;

/**
 * A dispatch whose outer layer holds: signed by both keys that the cited directory lists for the sender, sealed to
 * exactly the recipients and the sender, by an office that may send this class to offices that may receive it. Only
 * {@link OuterVerifier} makes one. Nothing is promised about the content, which nobody but the recipients can read.
 */
public final class VerifiedDispatch implements Verification {
    private final UnverifiedDispatch dispatch;
    private final Instant signingTime;

    VerifiedDispatch(UnverifiedDispatch dispatch, Instant signingTime) {
        this.dispatch = dispatch;
        this.signingTime = signingTime;
    }

    /** The bytes as they were submitted. */
    public byte[] bytes() {
        return dispatch.bytes();
    }

    public Header header() {
        return dispatch.header();
    }

    public DispatchId id() {
        return dispatch.id();
    }

    public Digest fingerprint() {
        return dispatch.fingerprint();
    }

    /** As the sender claims; within 24 hours before and 5 minutes after the moment of verification. */
    public Instant signingTime() {
        return signingTime;
    }
}

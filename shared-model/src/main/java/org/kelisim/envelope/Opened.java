package org.kelisim.envelope;

import java.time.Instant;
import java.util.OptionalLong;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.party.OfficeId;

/** A dispatch that holds by every rule of the profile. Only {@link Opener} makes one, and only after the last of them. */
public final class Opened implements Opening {
    private final Content content;
    private final OfficeId office;
    private final Digest fingerprint;
    private final Instant signingTime;
    private final OptionalLong submittedAt;

    Opened(Content content, OfficeId office, Digest fingerprint, Instant signingTime, OptionalLong submittedAt) {
        this.content = content;
        this.office = office;
        this.fingerprint = fingerprint;
        this.signingTime = signingTime;
        this.submittedAt = submittedAt;
    }

    /** Header, notice, approvals, keys of parts, place in the stream. */
    public Content content() {
        return content;
    }

    /** The office whose key opened it: one of the recipients, or the sender. */
    public OfficeId office() {
        return office;
    }

    /** SHA-384 of the outer eContent. */
    public Digest fingerprint() {
        return fingerprint;
    }

    /** As the sender claims inside. */
    public Instant signingTime() {
        return signingTime;
    }

    /** Index of the {@code submitted} event in the log; empty when opened unlogged. */
    public OptionalLong submittedAt() {
        return submittedAt;
    }
}

package org.kelisim.envelope;

import java.time.Instant;
import java.util.OptionalLong;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.party.OfficeId;

/**
 * A dispatch that holds by every rule of the profile.
 *
 * @param content header, notice, approvals, keys of parts, place in the stream
 * @param office the office whose key opened it: one of the recipients, or the sender
 * @param fingerprint SHA-384 of the outer eContent
 * @param signingTime as the sender claims inside
 * @param submittedAt index of the {@code submitted} event in the log; empty when opened unlogged
 */
public record Opened(
        Content content, OfficeId office, Digest fingerprint, Instant signingTime, OptionalLong submittedAt)
        implements Opening {}

package org.kelisim.client.safeguards;

import org.kelisim.client.text.Message;

/**
 * Something the author has to put right.
 *
 * @param field JSON pointer into the body (RFC 6901, such as {@code /routes/0/from}), or the name of another part of
 *     the draft: {@code recipients}, {@code handling}, {@code language}, {@code channel}, {@code purpose},
 *     {@code retainUntil}, {@code replyWithin}
 */
public record Problem(String field, Message message) {}

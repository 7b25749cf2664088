package org.kelisim.envelope;

import org.kelisim.json.Digest;
import org.kelisim.notice.Content;

/**
 * An attachment after it was encrypted under its own key; made by {@code org.kelisim.part.PartSealer}.
 *
 * @param id SHA-384 of the ciphertext
 * @param size of the ciphertext, in bytes
 * @param key opens it, {@value #KEY_BYTES} bytes; goes into the sealed content
 */
public record SealedPart(Digest id, long size, byte[] key) {
    public static final int KEY_BYTES = Content.PartKey.BYTES;
}

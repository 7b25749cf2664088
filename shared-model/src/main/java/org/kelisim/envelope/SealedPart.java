package org.kelisim.envelope;

import org.kelisim.json.Digest;

/**
 * An attachment after it was encrypted under its own key.
 *
 * @param id SHA-384 of the ciphertext
 * @param size of the ciphertext, in bytes
 * @param key opens it; goes into the sealed content
 */
public record SealedPart(Digest id, long size, byte[] key) {}

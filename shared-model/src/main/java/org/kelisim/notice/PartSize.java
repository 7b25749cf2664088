package org.kelisim.notice;

/**
 * How long an attachment is before and after sealing (docs/spec/part.md, "Sizes"): the header and the exchange learn the
 * padded size only.
 */
public final class PartSize {
    /** The largest attachment, in bytes: 4 GiB. */
    public static final long MOST_PLAIN = 4L << 30;

    /** No attachment looks smaller than this, in bytes. */
    public static final long LEAST_PADDED = 4096;

    /** Bytes of a chunk of ciphertext; the last one may be shorter. */
    public static final int CHUNK = 1 << 20;

    /** Bytes of the authentication tag at the end of each chunk. */
    public static final int TAG = 16;

    /** Bytes before the first chunk's ciphertext: own length, salt of 32, nonce prefix of 7. They count as its part. */
    public static final int PROLOGUE = 40;

    /** The smallest and the largest sealed attachment, in bytes. */
    public static final long LEAST_SEALED = sealed(0);

    public static final long MOST_SEALED = sealed(MOST_PLAIN);

    private PartSize() {}

    /**
     * Padmé (Nikitin et al., 2019): as many leading bits are kept as the length's own length has; the rest is rounded
     * up, which adds at most 12 %.
     *
     * @throws IllegalArgumentException unless from 0 to {@link #MOST_PLAIN}
     */
    public static long padded(long plain) {
        if (plain < 0 || plain > MOST_PLAIN) {
            throw new IllegalArgumentException("An attachment has at most 4 GiB.");
        }
        if (plain <= LEAST_PADDED) {
            return LEAST_PADDED;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(plain);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        long mask = (1L << (exponent - kept)) - 1;
        return (plain + mask) & ~mask;
    }

    /**
     * The bytes of ciphertext that this many bytes of an attachment come to.
     *
     * @throws IllegalArgumentException unless from 0 to {@link #MOST_PLAIN}
     */
    public static long sealed(long plain) {
        long before = PROLOGUE + padded(plain);
        long room = CHUNK - TAG;
        return before + TAG * ((before + room - 1) / room);
    }
}

package org.kelisim.bench.envelope;

/**
 * What is hashed and encrypted for one dispatch, in bytes.
 *
 * @param content padded
 * @param inner the SignedData around it, without ContentInfo
 * @param sealed the AuthEnvelopedData
 */
record Sizes(int content, int inner, int sealed) {
    private static final int SIGNATURES = 4_660;

    /** From a dispatch's length; what surrounds the layers is a few hundred bytes either way. */
    static Sizes of(int content, byte[] dispatch) {
        return new Sizes(content, content + SIGNATURES, dispatch.length - SIGNATURES);
    }
}

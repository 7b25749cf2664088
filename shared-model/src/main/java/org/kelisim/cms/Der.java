package org.kelisim.cms;

/** Writes tags and lengths of DER, ITU-T X.690 §10.1; lengths up to 2<sup>24</sup> - 1. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private Der() {}

    /** {@code [number]}, with other elements in it. */
    static int constructed(int number) {
        return 0xa0 | number;
    }

    /** {@code [number] IMPLICIT} of a primitive. */
    static int primitive(int number) {
        return 0x80 | number;
    }

    /** What tag and length take before so many bytes. */
    static int headerBytes(int length) {
        return length < 0x80 ? 2 : length < 0x100 ? 3 : length < 0x10000 ? 4 : 5;
    }

    /** What an element with so many bytes in it takes. */
    static int elementBytes(int length) {
        return headerBytes(length) + length;
    }

    /** Writes tag and length; answers where the contents begin. */
    static int header(byte[] out, int at, int tag, int length) {
        int octets = headerBytes(length) - 2;
        out[at] = (byte) tag;
        out[at + 1] = (byte) (octets == 0 ? length : 0x80 | octets);
        for (int i = 0; i < octets; i++) {
            out[at + 2 + i] = (byte) (length >> 8 * (octets - 1 - i));
        }
        return at + 2 + octets;
    }

    /** Writes bytes; answers where they end. */
    static int put(byte[] out, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, out, at, bytes.length);
        return at + bytes.length;
    }
}

package org.kelisim.cms;

import java.util.Arrays;

/** Some bytes of a larger array, so that layers can be read where they lie instead of being copied out. */
record Range(byte[] in, int from, int to) {

    static Range of(byte[] whole) {
        return new Range(whole, 0, whole.length);
    }

    int length() {
        return to - from;
    }

    byte[] copy() {
        return Arrays.copyOfRange(in, from, to);
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(in, from, target, at, length());
    }

    boolean equalTo(byte[] other) {
        return Arrays.equals(in, from, to, other, 0, other.length);
    }
}

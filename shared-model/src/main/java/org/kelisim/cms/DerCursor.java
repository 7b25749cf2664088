package org.kelisim.cms;

import java.util.Arrays;

/**
 * Steps through DER whose structure is known beforehand. It never throws: a step that does not fit stops it, whatever
 * comes after does not count, and {@link #stopped} tells. Lengths must be in their shortest form.
 */
final class DerCursor {
    private final byte[] der;
    private int at;
    private int end;
    private boolean stopped;

    DerCursor(Range range) {
        this.der = range.in();
        this.at = range.from();
        this.end = range.to();
    }

    boolean stopped() {
        return stopped;
    }

    boolean atEnd() {
        return !stopped && at == end;
    }

    int at() {
        return at;
    }

    /** Whether the next element has this tag. */
    boolean sees(int tag) {
        return !stopped && at < end && (der[at] & 0xff) == tag;
    }

    /** Steps over an element of this tag and answers what is in it. */
    Range element(int tag) {
        int length = header(tag);
        int from = at;
        if (length > end - at) {
            stopped = true;
        }
        if (stopped) {
            return new Range(der, 0, 0);
        }
        at += length;
        return new Range(der, from, at);
    }

    /** Steps into an element that ends where the present one ends. */
    void enterLast(int tag) {
        int length = header(tag);
        if (length != end - at) {
            stopped = true;
        }
    }

    /** Steps over exactly these bytes. */
    void expect(byte[] bytes) {
        expect(bytes, 0, bytes.length);
    }

    void expect(byte[] bytes, int from, int to) {
        int length = to - from;
        if (stopped || end - at < length || !Arrays.equals(der, at, at + length, bytes, from, to)) {
            stopped = true;
        } else {
            at += length;
        }
    }

    /** Steps over as many bytes. */
    Range bytes(int count) {
        if (stopped || end - at < count) {
            stopped = true;
            return new Range(der, 0, 0);
        }
        at += count;
        return new Range(der, at - count, at);
    }

    private int header(int tag) {
        if (!sees(tag) || end - at < 2) {
            stopped = true;
            return 0;
        }
        int first = der[at + 1] & 0xff;
        int octets = first < 0x80 ? 0 : first & 0x7f;
        if (first == 0x80 || octets > 3 || end - at - 2 < octets) {
            stopped = true;
            return 0;
        }
        int length = octets == 0 ? first : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        stopped = Der.headerBytes(length) != 2 + octets; // not the shortest form
        at += 2 + octets;
        return length;
    }
}

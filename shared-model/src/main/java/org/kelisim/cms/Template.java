package org.kelisim.cms;

import java.util.Arrays;

/** An encoded structure of fixed length in which only some places change, in the order in which they stand. */
final class Template {
    private final byte[] bytes;
    private final int[] at;
    private final int[] length;

    private Template(byte[] bytes, int[] at, int[] length) {
        this.bytes = bytes;
        this.at = at;
        this.length = length;
    }

    /** Finds the places by what stands there now; each filling must be there exactly once. */
    static Template of(byte[] encoded, byte[]... fillings) {
        int[] at = new int[fillings.length];
        int[] length = new int[fillings.length];
        for (int i = 0; i < fillings.length; i++) {
            at[i] = only(fillings[i], encoded);
            length[i] = fillings[i].length;
        }
        return new Template(encoded, at, length);
    }

    int length() {
        return bytes.length;
    }

    /** A copy with other fillings of the same lengths. */
    byte[] fill(byte[]... fillings) {
        byte[] filled = bytes.clone();
        for (int i = 0; i < at.length; i++) {
            if (fillings[i].length != length[i]) {
                throw new IllegalArgumentException("a place holds %d bytes".formatted(length[i]));
            }
            Der.put(filled, at[i], fillings[i]);
        }
        return filled;
    }

    /** Steps the cursor over this structure and answers what stands in its places; all else must be the same bytes. */
    Range[] read(DerCursor cursor) {
        Range[] found = new Range[at.length];
        int from = 0;
        for (int i = 0; i < at.length; i++) {
            cursor.expect(bytes, from, at[i]);
            found[i] = cursor.bytes(length[i]);
            from = at[i] + length[i];
        }
        cursor.expect(bytes, from, bytes.length);
        return found;
    }

    /** What stands in one place of such a structure, whatever the rest is. */
    Range read(Range structure, int place) {
        int from = structure.from() + at[place];
        return new Range(structure.in(), from, from + length[place]);
    }

    private static int only(byte[] bytes, byte[] in) {
        int found = -1;
        for (int at = 0; at + bytes.length <= in.length; at++) {
            if (Arrays.equals(in, at, at + bytes.length, bytes, 0, bytes.length)) {
                if (found >= 0) {
                    throw new IllegalStateException("a template's place is not unique");
                }
                found = at;
            }
        }
        if (found < 0) {
            throw new IllegalStateException("a template's place is missing");
        }
        return found;
    }
}

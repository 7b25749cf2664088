package org.kelisim.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for bytes of a JSON string that do not stand for themselves, eight at a time. */
final class PlainBytes {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private PlainBytes() {}

    /** The place of the first quotation mark, backslash or control character, or {@code to} if there is none. */
    static int end(byte[] bytes, int from, int to) {
        int at = from;
        while (to - at >= Long.BYTES && !special((long) WORDS.get(bytes, at))) {
            at += Long.BYTES;
        }
        while (at < to && !special(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Whether that ASCII character is among them. */
    static boolean contain(byte[] bytes, char c) {
        int at = 0;
        while (bytes.length - at >= Long.BYTES && equal((long) WORDS.get(bytes, at), c) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] != c) {
            at++;
        }
        return at < bytes.length;
    }

    /** Whether all are below 128. */
    static boolean ascii(byte[] bytes, int from, int to) {
        int at = from;
        while (to - at >= Long.BYTES && ((long) WORDS.get(bytes, at) & HIGHS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at == to;
    }

    private static boolean special(byte b) {
        return b == '"' || b == '\\' || b >= 0 && b < ' ';
    }

    /** Exact: a borrow can only begin at a byte that is itself special. */
    private static boolean special(long word) {
        return (below(word, ' ') | equal(word, '"') | equal(word, '\\')) != 0;
    }

    private static long below(long word, int bound) {
        return word - ONES * bound & ~word & HIGHS;
    }

    private static long equal(long word, char c) {
        return below(word ^ ONES * c, 1);
    }
}

package org.kelisim.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Writes one tree by the rules of RFC 8785 §3.2, as UTF-8. */
final class CanonicalWriter {
    /** What one UTF-16 code unit takes at most: {@code \}{@code u001f}. */
    private static final int MOST_PER_CHAR = 6;

    private static final int CHUNK = 4096;

    /** From here on writing many characters at once pays. */
    private static final int LONG = 64;

    private byte[] out = new byte[512];
    private int length;

    byte[] bytes() {
        return Arrays.copyOf(out, length);
    }

    void value(JsonNode node, int depth) {
        switch (node) {
            case ObjectNode object -> object(object, deeper(depth));
            case ArrayNode array -> array(array, deeper(depth));
            case StringNode string -> string(string.stringValue());
            case BooleanNode bool -> ascii(Boolean.toString(bool.booleanValue()));
            case JsonNode number when number.isIntegralNumber() -> integer(number);
            default ->
                throw new MalformedJsonException(
                        "only objects, arrays, strings, integers and booleans are allowed; leave a member without value out and write a fraction as a string");
        }
    }

    private static int deeper(int depth) {
        if (depth == CanonicalJson.MAX_DEPTH) {
            throw new MalformedJsonException("the JSON is nested deeper than " + CanonicalJson.MAX_DEPTH);
        }
        return depth + 1;
    }

    private void object(ObjectNode object, int depth) {
        String[] names = object.propertyNames().toArray(new String[0]);
        Arrays.sort(names); // String order is order by UTF-16 code units, as §3.2.3 asks
        one('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                one(',');
            }
            string(names[i]);
            one(':');
            value(object.get(names[i]), depth);
        }
        one('}');
    }

    private void array(ArrayNode array, int depth) {
        one('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                one(',');
            }
            value(array.get(i), depth);
        }
        one(']');
    }

    private void integer(JsonNode number) {
        long value = number.canConvertToLong() ? number.longValue() : Long.MAX_VALUE;
        if (value > CanonicalJson.MAX_INTEGER || value < -CanonicalJson.MAX_INTEGER) {
            throw new MalformedJsonException("an integer is beyond plus or minus 2^53 - 1; write it as a string");
        }
        ascii(Long.toString(value));
    }

    private void string(String text) {
        one('"');
        if (text.length() < LONG || !written(text)) {
            characters(text);
        }
        one('"');
    }

    /** Written at once if nothing is to be escaped; a question mark may stand for half of a character. */
    private boolean written(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        boolean plain = PlainBytes.end(bytes, 0, bytes.length) == bytes.length && !PlainBytes.contain(bytes, '?');
        if (plain) {
            append(bytes);
        }
        return plain;
    }

    private void characters(String text) {
        int i = 0;
        while (i < text.length()) {
            int end = Math.min(i + CHUNK, text.length());
            room((end - i + 1) * MOST_PER_CHAR);
            while (i < end) {
                char c = text.charAt(i++);
                if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                    out[length++] = (byte) c;
                } else if (c < 0x80) {
                    escape(c);
                } else if (c < 0x800) {
                    out[length++] = (byte) (0xc0 | c >> 6);
                    out[length++] = (byte) (0x80 | c & 0x3f);
                } else if (Character.isSurrogate(c)) {
                    pair(c, i < text.length() ? text.charAt(i++) : ' ');
                } else {
                    out[length++] = (byte) (0xe0 | c >> 12);
                    out[length++] = (byte) (0x80 | c >> 6 & 0x3f);
                    out[length++] = (byte) (0x80 | c & 0x3f);
                }
            }
        }
    }

    private void escape(char c) {
        out[length++] = '\\';
        switch (c) {
            case '"', '\\' -> out[length++] = (byte) c;
            case '\b' -> out[length++] = 'b';
            case '\t' -> out[length++] = 't';
            case '\n' -> out[length++] = 'n';
            case '\f' -> out[length++] = 'f';
            case '\r' -> out[length++] = 'r';
            default -> ascii("u00" + (c < 0x10 ? '0' : '1') + Character.forDigit(c & 0xf, 16));
        }
    }

    private void pair(char high, char low) {
        if (!Character.isSurrogatePair(high, low)) {
            throw new MalformedJsonException("a string holds half of a character (a lone surrogate)");
        }
        int point = Character.toCodePoint(high, low);
        out[length++] = (byte) (0xf0 | point >> 18);
        out[length++] = (byte) (0x80 | point >> 12 & 0x3f);
        out[length++] = (byte) (0x80 | point >> 6 & 0x3f);
        out[length++] = (byte) (0x80 | point & 0x3f);
    }

    private void ascii(String text) {
        append(text.getBytes(ISO_8859_1));
    }

    private void append(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private void one(char c) {
        room(1);
        out[length++] = (byte) c;
    }

    private void room(int bytes) {
        if (out.length - length < bytes) {
            out = Arrays.copyOf(out, Math.max(length + bytes, out.length * 2));
        }
    }
}

package org.kelisim.json;

import java.util.ArrayList;
import java.util.Collections;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Writes one tree by the rules of RFC 8785 §3.2. */
final class CanonicalWriter {
    private final StringBuilder out = new StringBuilder(256);

    String text() {
        return out.toString();
    }

    void value(JsonNode node, int depth) {
        switch (node) {
            case ObjectNode object -> object(object, deeper(depth));
            case ArrayNode array -> array(array, deeper(depth));
            case StringNode string -> string(string.stringValue());
            case BooleanNode bool -> out.append(bool.booleanValue());
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
        var names = new ArrayList<>(object.propertyNames());
        Collections.sort(names); // String order is order by UTF-16 code units, as §3.2.3 asks
        out.append('{');
        String separator = "";
        for (String name : names) {
            out.append(separator);
            string(name);
            out.append(':');
            value(object.get(name), depth);
            separator = ",";
        }
        out.append('}');
    }

    private void array(ArrayNode array, int depth) {
        out.append('[');
        String separator = "";
        for (JsonNode element : array) {
            out.append(separator);
            value(element, depth);
            separator = ",";
        }
        out.append(']');
    }

    private void integer(JsonNode number) {
        long value = number.canConvertToLong() ? number.longValue() : Long.MAX_VALUE;
        if (value > CanonicalJson.MAX_INTEGER || value < -CanonicalJson.MAX_INTEGER) {
            throw new MalformedJsonException("an integer is beyond plus or minus 2^53 - 1; write it as a string");
        }
        out.append(value);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 0xf, 16));
                    } else if (Character.isSurrogate(c)) {
                        pair(text, i++);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void pair(String text, int i) {
        boolean paired = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!paired) {
            throw new MalformedJsonException("a string holds half of a character (a lone surrogate)");
        }
        out.append(text, i, i + 2);
    }
}

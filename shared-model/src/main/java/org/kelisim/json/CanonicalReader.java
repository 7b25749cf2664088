package org.kelisim.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serial;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bytes that are in their canonical form, in one pass and without writing them again: the form leaves no choice,
 * so every byte can be checked where it is read. It says of other bytes only that they are not.
 */
final class CanonicalReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_INTEGER = 16;

    private final byte[] json;
    private int at;

    private CanonicalReader(byte[] json) {
        this.json = json;
    }

    /** Not canonical. */
    static final class DeviationException extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private DeviationException() {
            super("not canonical", null, false, false);
        }
    }

    static ObjectNode object(byte[] json) throws DeviationException {
        var reader = new CanonicalReader(json);
        reader.expect('{');
        ObjectNode object = reader.object(1);
        require(reader.at == json.length);
        return object;
    }

    private JsonNode value(int depth) throws DeviationException {
        byte first = next();
        return switch (first) {
            case '"' -> NODES.stringNode(string());
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 't' -> literal("rue", BooleanNode.TRUE);
            case 'f' -> literal("alse", BooleanNode.FALSE);
            default -> integer(first);
        };
    }

    /** What follows the brace. */
    private ObjectNode object(int depth) throws DeviationException {
        require(depth <= CanonicalJson.MAX_DEPTH);
        ObjectNode object = NODES.objectNode();
        if (skip('}')) {
            return object;
        }
        String last = "";
        boolean first = true;
        do {
            expect('"');
            String name = string();
            require(first || last.compareTo(name) < 0); // by UTF-16 code units, RFC 8785 §3.2.3
            expect(':');
            object.set(name, value(depth));
            last = name;
            first = false;
        } while (skip(','));
        expect('}');
        return object;
    }

    private ArrayNode array(int depth) throws DeviationException {
        require(depth <= CanonicalJson.MAX_DEPTH);
        ArrayNode array = NODES.arrayNode();
        if (skip(']')) {
            return array;
        }
        do {
            array.add(value(depth));
        } while (skip(','));
        expect(']');
        return array;
    }

    private JsonNode literal(String rest, JsonNode value) throws DeviationException {
        for (int i = 0; i < rest.length(); i++) {
            expect(rest.charAt(i));
        }
        return value;
    }

    private JsonNode integer(byte first) throws DeviationException {
        boolean negative = first == '-';
        byte digit = negative ? next() : first;
        require(digit >= '0' && digit <= '9');
        long value = digit - '0';
        int digits = 1;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            require(value != 0 && ++digits <= LONGEST_INTEGER); // nothing follows a leading zero
            value = value * 10 + json[at++] - '0';
        }
        require(value <= CanonicalJson.MAX_INTEGER && !(negative && value == 0));
        long signed = negative ? -value : value;
        return signed == (int) signed ? NODES.numberNode((int) signed) : NODES.numberNode(signed);
    }

    /** What follows the quotation mark, up to the next one. */
    private String string() throws DeviationException {
        int start = at;
        at = PlainBytes.end(json, at, json.length);
        byte b = next();
        if (b == '"') {
            return plain(start, at - 1);
        }
        require(b == '\\');
        at--;
        return escaped(start);
    }

    private String escaped(int start) throws DeviationException {
        var text = new StringBuilder();
        int from = start;
        while (true) {
            at = PlainBytes.end(json, at, json.length);
            byte b = next();
            if (from < at - 1) {
                text.append(plain(from, at - 1));
            }
            if (b == '"') {
                return text.toString();
            }
            require(b == '\\');
            text.append(escape());
            from = at;
        }
    }

    /** The one escape that the character has, RFC 8785 §3.2.2.2. */
    private char escape() throws DeviationException {
        byte letter = next();
        if (letter != 'u') {
            return switch (letter) {
                case '"', '\\' -> (char) letter;
                case 'b' -> '\b';
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'f' -> '\f';
                case 'r' -> '\r';
                default -> throw new DeviationException();
            };
        }
        expect('0');
        expect('0');
        byte high = next();
        byte low = next();
        require((high == '0' || high == '1') && (low >= '0' && low <= '9' || low >= 'a' && low <= 'f'));
        char c = (char) ((high - '0') << 4 | Character.digit(low, 16));
        require(c != '\b' && c != '\t' && c != '\n' && c != '\f' && c != '\r'); // they have a shorter one
        return c;
    }

    /** Malformed UTF-8 decodes to the replacement character: then it must have stood there itself. */
    private String plain(int from, int to) throws DeviationException {
        String text = new String(json, from, to - from, UTF_8);
        if (!PlainBytes.ascii(json, from, to) && text.indexOf('\uFFFD') >= 0) {
            byte[] again = text.getBytes(UTF_8);
            require(Arrays.equals(again, 0, again.length, json, from, to));
        }
        return text;
    }

    private byte next() throws DeviationException {
        require(at < json.length);
        return json[at++];
    }

    private boolean skip(char c) {
        boolean there = at < json.length && json[at] == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) throws DeviationException {
        require(skip(c));
    }

    private static void require(boolean condition) throws DeviationException {
        if (!condition) {
            throw new DeviationException();
        }
    }
}

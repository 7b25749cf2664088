package org.kelisim.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Canonicalization Scheme (RFC 8785), narrowed to what our formats use: objects, arrays, strings, booleans and
 * integers within plus or minus 2<sup>53</sup> - 1. Fractions, exponents and {@code null} are refused (a member that has
 * no value is left out), and so are lone surrogates and nesting deeper than {@value #MAX_DEPTH}.
 *
 * <p>Promise: {@link #readCanonical} accepts exactly the byte strings that {@link #write} makes of an object, so two
 * readers can never see different members in the same bytes. All methods throw {@link MalformedJsonException}.
 */
public final class CanonicalJson {
    /** Objects and arrays within each other, the outermost counted as 1. */
    public static final int MAX_DEPTH = 32;

    /** The largest integer that every JSON reader keeps exactly (RFC 7493 §2.2). */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(20)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The canonical bytes, UTF-8 without a final line feed. */
    public static byte[] write(JsonNode node) {
        var writer = new CanonicalWriter();
        writer.value(node, 0);
        return writer.bytes();
    }

    /** The canonical form as text; {@link #write} is its UTF-8. */
    public static String text(JsonNode node) {
        return new String(write(node), UTF_8);
    }

    /** Whether both have the same canonical form, whichever types their integers have in memory. */
    public static boolean same(JsonNode one, JsonNode other) {
        if (one == other) {
            return true;
        }
        if (one instanceof ObjectNode object) {
            return other instanceof ObjectNode && object.size() == other.size() && sameMembers(object, other);
        }
        if (one instanceof ArrayNode array) {
            return other instanceof ArrayNode && array.size() == other.size() && sameElements(array, other);
        }
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.bigIntegerValue().equals(other.bigIntegerValue());
        }
        return one.equals(other);
    }

    private static boolean sameMembers(ObjectNode one, JsonNode other) {
        for (var member : one.properties()) {
            if (!(other.get(member.getKey()) instanceof JsonNode value) || !same(member.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(ArrayNode one, JsonNode other) {
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Reads an object and refuses bytes that differ from its own canonical form; the exception says in what. */
    public static ObjectNode readCanonical(byte[] bytes, int maxBytes) {
        try {
            return readExact(bytes, maxBytes);
        } catch (MalformedJsonException e) {
            read(bytes, maxBytes); // throws if it is no JSON of ours at all
            throw e;
        }
    }

    /**
     * As {@link #readCanonical}, without a closer look at what it refuses: for bytes of strangers, who may send what is
     * dear to look at.
     */
    public static ObjectNode readExact(byte[] bytes, int maxBytes) {
        if (bytes.length <= maxBytes) {
            try {
                return CanonicalReader.object(bytes);
            } catch (CanonicalReader.DeviationException e) {
                // said below
            }
        }
        throw new MalformedJsonException(
                "the JSON is not in its canonical form (RFC 8785): write members in order, without spaces, numbers as integers");
    }

    /**
     * Reads an object that may be laid out freely, for files written by people and for answers of other systems. All
     * else is refused as in {@link #readCanonical}: what is read can be written.
     */
    public static ObjectNode read(byte[] bytes, int maxBytes) {
        if (bytes.length > maxBytes) {
            throw new MalformedJsonException(
                    "the JSON has %d bytes, at most %d are allowed".formatted(bytes.length, maxBytes));
        }
        if (!(parse(decode(bytes)) instanceof ObjectNode object)) {
            throw new MalformedJsonException("the JSON must be an object");
        }
        new CanonicalWriter().value(object, 0);
        return object;
    }

    private static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("the JSON is not valid UTF-8");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            // The parser's own message quotes the input, which may be a notice's content.
            var at = e.getLocation();
            throw new MalformedJsonException(
                    "the JSON is not well-formed near line %d, column %d: a syntax error, a member given twice, nesting deeper than %d, or bytes after the end"
                            .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), MAX_DEPTH));
        }
    }
}

package org.kelisim.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void ordersMembersByUtf16CodeUnits() {
        // The keys of the example in RFC 8785 §3.2.3: U+FB33 sorts after the surrogate pair of U+1F600.
        var node = CanonicalJson.object();
        for (String key : new String[] {"\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"}) {
            node.put(key, 0);
        }
        assertThat(CanonicalJson.text(node))
                .isEqualTo(
                        "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}");
    }

    @Test
    void escapesOnlyWhatTheStandardNames() {
        var node = CanonicalJson.object().put("s", "\u0000\u001f\b\t\n\f\r\"\\/\u007f\u2028 келісім");
        assertThat(CanonicalJson.text(node))
                .isEqualTo("{\"s\":\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028 келісім\"}");
    }

    @Test
    void readsWhatItWroteAndAgreesWithAnIndependentImplementation() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            var tree = randomObject(new Random(seed), 0);
            byte[] bytes = CanonicalJson.write(tree);
            assertThat(CanonicalJson.readCanonical(bytes, bytes.length)).isEqualTo(normalised(tree));
            assertThat(bytes).isEqualTo(new JsonCanonicalizer(bytes).getEncodedUTF8());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":2}",
                "{ \"a\":1}",
                "{\"a\":1}\n",
                "\ufeff{\"a\":1}",
                "{\"a\":-0}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u001F\"}"
            })
    void refusesAnotherFormOfTheSameObject(String text) {
        assertThatThrownBy(() -> CanonicalJson.readCanonical(text.getBytes(UTF_8), 100))
                .isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "[]",
                "null",
                "{",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":1}{}",
                "{\"a\":1}x",
                "{\"a\":null}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":0.5}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":9007199254740992}",
                "{\"a\":-9007199254740992}",
                "{\"a\":9223372036854775808}",
                "{\"a\":-9223372036854775808}",
                "{\"a\":100000000000000000000000000000000000}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\udfff\":1}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":1/**/}",
                "{\"a\":\"\t\"}",
            })
    void refusesInEveryReading(String text) {
        assertThatThrownBy(() -> CanonicalJson.read(text.getBytes(UTF_8), 100))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> CanonicalJson.readCanonical(text.getBytes(UTF_8), 100))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void readsAFreelyLaidOutObject() {
        assertThat(CanonicalJson.read("{ \"b\": 1,\n \"a\": [] }\n".getBytes(UTF_8), 100))
                .hasToString("{\"b\":1,\"a\":[]}");
    }

    @Test
    void refusesOtherEncodingsAndBrokenUtf8() {
        refuses("{\"a\":1}".getBytes(UTF_16));
        refuses(new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'}); // overlong
        refuses(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}); // surrogate
        refuses(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        byte[] bytes = "{\"a\":1}".getBytes(UTF_8);
        assertThat(CanonicalJson.readCanonical(bytes, 7)).hasSize(1);
        assertThatThrownBy(() -> CanonicalJson.readCanonical(bytes, 6)).hasMessageContaining("at most 6");
    }

    @Test
    void refusesNestingBeyondTheCapInReadingAndWriting() {
        assertThat(CanonicalJson.readCanonical(nested(CanonicalJson.MAX_DEPTH), 1000))
                .isNotEmpty();
        refuses(nested(CanonicalJson.MAX_DEPTH + 1));
        refuses(nested(100_000));
        var array = NODES.arrayNode();
        for (int i = 0; i < CanonicalJson.MAX_DEPTH; i++) {
            array = NODES.arrayNode().add(array);
        }
        JsonNode tooDeep = array;
        assertThatThrownBy(() -> CanonicalJson.write(tooDeep)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesToWriteWhatItWouldNotRead() {
        for (JsonNode value : new JsonNode[] {
            NODES.numberNode(1.0), NODES.nullNode(), NODES.numberNode(1L << 53), NODES.stringNode("\ud800x")
        }) {
            var node = CanonicalJson.object();
            node.set("a", value);
            assertThatThrownBy(() -> CanonicalJson.write(node)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void messagesDoNotQuoteTheInput() {
        assertThatThrownBy(() -> CanonicalJson.read("{\"a\":Aigerim}".getBytes(UTF_8), 100))
                .hasMessageNotContaining("Aigerim")
                .hasNoCause();
    }

    private static void refuses(byte[] bytes) {
        assertThatThrownBy(() -> CanonicalJson.readCanonical(bytes, 1_000_000))
                .isInstanceOf(MalformedJsonException.class);
    }

    private static byte[] nested(int depth) {
        return ("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}").getBytes(UTF_8);
    }

    private static JsonNode normalised(JsonNode tree) {
        return JsonMapper.shared().readTree(tree.toString());
    }

    private static ObjectNode randomObject(Random random, int depth) {
        var object = CanonicalJson.object();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.set(randomText(random), randomValue(random, depth + 1));
        }
        return object;
    }

    private static JsonNode randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 3 : 5)) {
            case 0 -> NODES.stringNode(randomText(random));
            case 1 -> NODES.numberNode(random.nextLong(-CanonicalJson.MAX_INTEGER, CanonicalJson.MAX_INTEGER + 1));
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> randomObject(random, depth);
            default -> NODES.arrayNode().add(randomValue(random, depth + 1)).add(randomValue(random, depth + 1));
        };
    }

    private static String randomText(Random random) {
        int[] alphabet = {'a', 'B', '"', '\\', '/', 0, 7, '\n', 0x1f, 0x7f, 0x80, 0x436, 0x2028, 0xfb33, 0xffff, 0x1f600
        };
        return random.ints(random.nextInt(6), 0, alphabet.length)
                .map(i -> alphabet[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

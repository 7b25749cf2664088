package org.kelisim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one-pass reader against what defines the form: read by a JSON parser, written again, the same bytes. */
class CanonicalReaderTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> PIECES = List.of(
            "a",
            "б",
            "\u007f",
            "\u0080",
            "\u07ff",
            "\u0800",
            "\uffff",
            "\ufffd",
            "😀",
            "\"",
            "\\",
            "/",
            "\n",
            "\b",
            "\u0000",
            "\u001f",
            "\u000b",
            " ",
            "?",
            "abcdefg",
            "abcdefgh",
            "12345678901234567890".repeat(4));

    private final Random random = new Random(7);

    @Test
    void readsWhatIsWritten() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            ObjectNode tree = object(4);
            byte[] bytes = CanonicalJson.write(tree);
            assertThat(bytes).isEqualTo(bytesByTheParser(bytes));
            ObjectNode read =
                    accepted(bytes) ? CanonicalReader.object(bytes) : CanonicalJson.readCanonical(bytes, 1 << 20);
            assertThat(CanonicalJson.same(read, tree)).isTrue();
        }
    }

    @Test
    void refusesWhateverTheParserAndTheWriterRefuse() {
        int acceptedByBoth = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] bytes = mutated(CanonicalJson.write(object(3)));
            if (accepted(bytes)) {
                assertThat(bytesByTheParser(bytes)).as(new String(bytes, UTF_8)).isEqualTo(bytes);
                acceptedByBoth++;
            } else {
                assertThat(bytesByTheParser(bytes)).as(new String(bytes, UTF_8)).isNotEqualTo(bytes);
            }
        }
        assertThat(acceptedByBoth).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":1.0}",
                "{\"a\":1e2}",
                "{\"a\":9007199254740992}",
                "{\"a\":+1}",
                "{\"a\":null}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u000a\"}",
                "{\"a\":\"\\u001F\"}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{ }",
                "{}\n",
                "[]",
                "\"a\"",
                "",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":tru}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":\"\\u00",
                "{\"a\":-}",
                "{\"a\":-"
            })
    void refuses(String json) {
        assertThat(accepted(json.getBytes(UTF_8))).isFalse();
        assertThat(Arrays.equals(bytesByTheParser(json.getBytes(UTF_8)), json.getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void refusesMalformedUtf8AndDepth() {
        assertThat(accepted(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}))
                .isFalse();
        assertThat(accepted(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'}))
                .isFalse();
        String deepest = "{\"a\":".repeat(CanonicalJson.MAX_DEPTH - 1) + "{}" + "}".repeat(CanonicalJson.MAX_DEPTH - 1);
        assertThat(accepted(deepest.getBytes(UTF_8))).isTrue();
        assertThat(accepted(("{\"a\":" + deepest + "}").getBytes(UTF_8))).isFalse();
    }

    private static boolean accepted(byte[] bytes) {
        try {
            CanonicalReader.object(bytes);
            return true;
        } catch (CanonicalReader.DeviationException e) {
            return false;
        }
    }

    /** The definition of the form, without the reader under test; nothing for what is no JSON at all. */
    private static byte[] bytesByTheParser(byte[] bytes) {
        try {
            return CanonicalJson.write(CanonicalJson.read(bytes, 1 << 20));
        } catch (MalformedJsonException e) {
            return new byte[] {0};
        }
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(text(), node(depth - 1));
        }
        return object;
    }

    private JsonNode node(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> NODES.stringNode(text());
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong() >> 11 + random.nextInt(50));
            case 3 -> NODES.numberNode(random.nextInt(20) - 10);
            case 4 -> object(depth);
            default -> {
                var array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(node(depth - 1));
                }
                yield array;
            }
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private byte[] mutated(byte[] bytes) {
        byte[] other = bytes.clone();
        int at = random.nextInt(other.length);
        switch (random.nextInt(4)) {
            case 0 -> other[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> other[at] = (byte) "{}[],:\"\\0129-eE.u \n".charAt(random.nextInt(18));
            case 2 -> other = Arrays.copyOf(other, at);
            default -> {
                other = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, other, 0, at);
                other[at] = (byte) random.nextInt(256);
                System.arraycopy(bytes, at, other, at + 1, bytes.length - at);
            }
        }
        return other;
    }
}

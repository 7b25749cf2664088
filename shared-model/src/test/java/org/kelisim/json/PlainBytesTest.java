package org.kelisim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time against one at a time. */
class PlainBytesTest {
    private final Random random = new Random(11);

    @Test
    void findsEveryByteAtEveryPlace() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 24; place++) {
                byte[] bytes = "abcdefghijklmnopqrstuvwx".getBytes(UTF_8);
                bytes[place] = (byte) value;
                boolean special = value < ' ' || value == '"' || value == '\\';
                assertThat(PlainBytes.end(bytes, 0, bytes.length)).isEqualTo(special ? place : bytes.length);
                assertThat(PlainBytes.ascii(bytes, 0, bytes.length)).isEqualTo(value < 128);
                assertThat(PlainBytes.contain(bytes, '?')).isEqualTo(value == '?');
            }
        }
    }

    @Test
    void agreesOnRandomBytes() {
        byte[] near = {
            0x1f, 0x20, 0x21, 0x22, 0x23, 0x5b, 0x5c, 0x5d, 0x7f, (byte) 0x80, (byte) 0xa2, (byte) 0xdc, -1, 0
        };
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] =
                        random.nextInt(8) == 0 ? near[random.nextInt(near.length)] : (byte) (0x23 + random.nextInt(40));
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            assertThat(PlainBytes.end(bytes, from, bytes.length)).isEqualTo(oneByOne(bytes, from));
        }
    }

    private static int oneByOne(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '"' || bytes[at] == '\\' || bytes[at] >= 0 && bytes[at] < ' ') {
                return at;
            }
        }
        return bytes.length;
    }

    @Test
    void halfOfACharacterIsRefusedHoweverLongTheText() {
        for (String text :
                new String[] {"\ud83d", "a".repeat(100) + "\ude00", "?".repeat(100) + "\ud83d", "б\ud83d".repeat(50)}) {
            assertThatThrownBy(() -> CanonicalJson.write(CanonicalJson.object().put("a", text)))
                    .isInstanceOf(MalformedJsonException.class);
        }
    }
}

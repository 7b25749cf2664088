package org.kelisim.client.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image loses what a camera wrote beside it, and nothing of the picture. */
class CleanImageTest {
    private static int[] pixels(byte[] image) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(image));
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static void assertCleaned(byte[] dirty, byte[] plain) throws IOException {
        assertThat(new String(dirty, ISO_8859_1)).contains(TestImages.PLACE);
        byte[] cleaned = CleanImage.of(dirty).orElseThrow();
        assertThat(new String(cleaned, ISO_8859_1)).doesNotContain(TestImages.PLACE);
        assertThat(pixels(cleaned)).isEqualTo(pixels(plain));
        assertThat(CleanImage.of(cleaned)).contains(cleaned);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xef, 0xfe})
    void takesEverySegmentOfTheCameraOutOfAJpeg(int marker) throws IOException {
        for (String name : new String[] {"Exif\0\0", "http://ns.adobe.com/xap/1.0/\0", "JFXX\0", "ICC_PROFILE\0", ""}) {
            assertCleaned(TestImages.withSegment(TestImages.image("jpg"), marker, name), TestImages.image("jpg"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eXIf", "tEXt", "iTXt", "zTXt", "tIME", "iCCP", "prVt"})
    void takesEveryOtherChunkOutOfAPng(String type) throws IOException {
        assertCleaned(TestImages.withChunk(TestImages.image("png"), type), TestImages.image("png"));
    }

    @Test
    void dropsWhatFollowsTheEnd() throws IOException {
        assertCleaned(TestImages.withTail(TestImages.image("jpg")), TestImages.image("jpg"));
        assertCleaned(TestImages.withTail(TestImages.image("png")), TestImages.image("png"));
    }

    @Test
    void saysWhatItIs() {
        assertThat(CleanImage.mediaType(CleanImage.of(TestImages.image("jpg")).orElseThrow()))
                .isEqualTo("image/jpeg");
        assertThat(CleanImage.mediaType(CleanImage.of(TestImages.image("png")).orElseThrow()))
                .isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "GIF89a", "%PDF-1.7", "<svg onload='alert(1)'/>", "\u00ff\u00d8\u00ff\u00d9", "\u00ff\u00d8"
            })
    void refusesWhatIsNoSuchImage(String bytes) {
        assertThat(CleanImage.of(bytes.getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void refusesWhatIsCutOff() {
        for (String format : new String[] {"jpg", "png"}) {
            byte[] whole = CleanImage.of(TestImages.image(format)).orElseThrow();
            for (int length = 0; length < whole.length; length += 7) {
                assertThat(CleanImage.of(Arrays.copyOf(whole, length))).isEmpty();
            }
        }
    }

    @Test
    void anyBytesAreAnAnswer() {
        Random random = new Random(11);
        for (String format : new String[] {"jpg", "png"}) {
            byte[] whole = TestImages.image(format);
            for (int round = 0; round < 3000; round++) {
                byte[] changed = whole.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                CleanImage.of(changed).ifPresent(it -> assertThat(it.length).isLessThanOrEqualTo(changed.length));
            }
        }
    }
}

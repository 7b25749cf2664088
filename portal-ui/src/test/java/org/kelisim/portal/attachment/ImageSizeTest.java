package org.kelisim.portal.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kelisim.client.attachment.FileKind;

class ImageSizeTest {

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpg, JPEG"})
    void readsTheSizeFromTheHeader(String format, FileKind kind) throws IOException {
        byte[] image = image(format, 321, 45);
        assertThat(FileKind.of(image)).isEqualTo(kind);
        assertThat(ImageSize.of(kind, image)).contains(new ImageSize(321, 45));
        assertThat(AttachmentFile.canBeShown(kind, image)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000", "2147483647, 2147483647", "-1, -1", "0, 5", "30001, 1"})
    void anImageThatClaimsTooManyPixelsIsNotShown(int width, int height) throws IOException {
        byte[] png = image("png", 4, 4);
        ByteBuffer.wrap(png, 16, 8).putInt(width).putInt(height);
        assertThat(AttachmentFile.canBeShown(FileKind.PNG, png)).isFalse();
    }

    @Test
    void whateverIsCutOffOrOddIsNotShown() throws IOException {
        byte[] jpeg = image("jpg", 10, 10);
        for (int length = 0; length < jpeg.length; length++) {
            ImageSize.of(FileKind.JPEG, Arrays.copyOf(jpeg, length));
        }
        byte[] loop = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(AttachmentFile.canBeShown(FileKind.JPEG, loop)).isFalse();
        assertThat(AttachmentFile.canBeShown(FileKind.TEXT, new byte[] {60, 115, 118, 103}))
                .isFalse();
        assertThat(AttachmentFile.canBeShown(FileKind.OTHER, new byte[10])).isFalse();
    }
}

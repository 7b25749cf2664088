package org.kelisim.client.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small pictures, and what cameras write beside them. */
public final class TestImages {
    public static final String PLACE = "GPS 42.8746N 74.5698E";

    private TestImages() {}

    /** A PNG image that says where it was made. */
    public static byte[] withPlace() {
        return withChunk(image("png"), "eXIf");
    }

    static byte[] image(String format) {
        var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(3);
        for (int i = 0; i < 1200; i++) {
            picture.setRGB(i % 40, i / 40, random.nextInt());
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With a segment of the camera's after the first marker. */
    static byte[] withSegment(byte[] jpeg, int marker, String name) {
        byte[] content = (name + PLACE).getBytes(ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] withChunk(byte[] png, String type) {
        byte[] content = (type + PLACE).getBytes(ISO_8859_1);
        var crc = new CRC32();
        crc.update(content);
        return ByteBuffer.allocate(png.length + content.length + 8)
                .put(png, 0, 33)
                .putInt(content.length - 4)
                .put(content)
                .putInt((int) crc.getValue())
                .put(png, 33, png.length - 33)
                .array();
    }

    static byte[] withTail(byte[] image) {
        byte[] tail = PLACE.getBytes(ISO_8859_1);
        return ByteBuffer.allocate(image.length + tail.length)
                .put(image)
                .put(tail)
                .array();
    }
}

package org.kelisim.portal.attachment;

import java.util.Optional;
import org.kelisim.client.attachment.FileKind;

/**
 * The size that an image says it has, read without unpacking anything: a small file may claim so many pixels that a browser that
 * tries to show it runs out of memory.
 *
 * @param width in pixels
 * @param height in pixels
 */
record ImageSize(long width, long height) {
    /** More pixels than any scan of a page or photograph that officials exchange. */
    private static final long MOST_PIXELS = 64_000_000;

    private static final long LONGEST_SIDE = 30_000;
    private static final int PNG_HEAD = 24;

    boolean isShowable() {
        return width > 0
                && height > 0
                && width <= LONGEST_SIDE
                && height <= LONGEST_SIDE
                && width * height <= MOST_PIXELS;
    }

    /** @param first as many first bytes as it takes: a JPEG may have long notes before its size */
    static Optional<ImageSize> of(FileKind kind, byte[] first) {
        return switch (kind) {
            case PNG -> png(first);
            case JPEG -> jpeg(first);
            case PDF, TEXT, OTHER -> Optional.empty();
        };
    }

    /** PNG (third edition) §11.2.1: IHDR comes first. */
    private static Optional<ImageSize> png(byte[] b) {
        boolean header = b.length >= PNG_HEAD && b[12] == 'I' && b[13] == 'H' && b[14] == 'D' && b[15] == 'R';
        return header ? Optional.of(new ImageSize(number(b, 16, 4), number(b, 20, 4))) : Optional.empty();
    }

    /** ITU-T T.81 §B.1: markers with lengths, until a frame header. */
    private static Optional<ImageSize> jpeg(byte[] b) {
        int at = 2;
        while (at + 9 <= b.length && b[at] == (byte) 0xff) {
            int marker = b[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
            } else if (isFrame(marker)) {
                return Optional.of(new ImageSize(number(b, at + 7, 2), number(b, at + 5, 2)));
            } else {
                at += 2 + (int) Math.max(2, number(b, at + 2, 2));
            }
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static long number(byte[] bytes, int from, int length) {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }
}

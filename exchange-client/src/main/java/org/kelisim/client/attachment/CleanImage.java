package org.kelisim.client.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A JPEG (ISO/IEC 10918-1) or PNG image (ISO/IEC 15948) without anything but the picture. Promised: what a camera or an
 * editor wrote beside the picture (Exif with place, time and device, XMP, IPTC, comments, previews, colour profiles, bytes
 * after the end) is not in the result, since only what is needed to draw is copied; the picture itself is copied bit for bit.
 * Not promised: that nothing can be seen in the picture, or that it lies upright, which cameras say in Exif.
 */
final class CleanImage {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> PNG_CHUNKS =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT");

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;

    private CleanImage() {}

    /** The cleaned bytes; empty if these are not one whole JPEG or PNG image. */
    static Optional<byte[]> of(byte[] bytes) {
        try {
            return startsWith(bytes, PNG) ? png(ByteBuffer.wrap(bytes)) : jpeg(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) { // it ends too early
            return Optional.empty();
        }
    }

    /** {@code image/png} or {@code image/jpeg}, of something that {@link #of} has cleaned. */
    static String mediaType(byte[] cleaned) {
        return startsWith(cleaned, PNG) ? "image/png" : "image/jpeg";
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static Optional<byte[]> png(ByteBuffer in) {
        var out = new ByteArrayOutputStream(in.remaining());
        out.writeBytes(take(in, PNG.length));
        boolean first = true;
        boolean drawn = false;
        while (true) {
            int length = in.getInt(in.position());
            if (length < 0 || length > in.remaining() - 12) {
                return Optional.empty();
            }
            byte[] chunk = take(in, length + 12);
            String type = new String(chunk, 4, 4, ISO_8859_1);
            var crc = new CRC32();
            crc.update(chunk, 4, length + 4);
            boolean whole = (int) crc.getValue() == ByteBuffer.wrap(chunk).getInt(length + 8);
            if (!whole || first != type.equals("IHDR")) {
                return Optional.empty();
            }
            first = false;
            drawn |= type.equals("IDAT");
            if (PNG_CHUNKS.contains(type)) {
                out.writeBytes(chunk);
            }
            if (type.equals("IEND")) {
                return drawn ? Optional.of(out.toByteArray()) : Optional.empty();
            }
        }
    }

    private static Optional<byte[]> jpeg(ByteBuffer in) {
        if (in.remaining() < 2 || in.get() != (byte) 0xff || (in.get() & 0xff) != SOI) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream(in.remaining());
        marker(out, SOI);
        boolean framed = false;
        boolean drawn = false;
        while (true) {
            if (in.get() != (byte) 0xff) {
                return Optional.empty();
            }
            int marker = in.get() & 0xff;
            while (marker == 0xff) { // fill bytes
                marker = in.get() & 0xff;
            }
            if (marker == EOI) {
                marker(out, EOI);
                return framed && drawn ? Optional.of(out.toByteArray()) : Optional.empty();
            }
            if (marker < 0xc0 || marker == SOI || isRestart(marker)) {
                return Optional.empty();
            }
            int length = in.getShort(in.position()) & 0xffff;
            if (length < 2) {
                return Optional.empty();
            }
            byte[] segment = take(in, length);
            if (isNeeded(marker, segment)) {
                marker(out, marker);
                out.writeBytes(segment);
            }
            framed |= isFrame(marker);
            if (marker == SOS) {
                drawn = true;
                scan(in, out);
            }
        }
    }

    /** Frames, tables, scans; of the application's segments only JFIF's and Adobe's, which say how colours are meant. */
    private static boolean isNeeded(int marker, byte[] segment) {
        if (marker == APP0) {
            return segment.length == 16 && is(segment, "JFIF\0"); // without a preview
        }
        if (marker == APP14) {
            return segment.length == 14 && is(segment, "Adobe");
        }
        return marker <= 0xdf;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private static boolean is(byte[] segment, String name) {
        byte[] wanted = name.getBytes(ISO_8859_1);
        return Arrays.equals(segment, 2, 2 + wanted.length, wanted, 0, wanted.length);
    }

    /** Copies entropy-coded bytes up to the next marker, which stays in the input. */
    private static void scan(ByteBuffer in, ByteArrayOutputStream out) {
        while (true) {
            in.mark();
            byte value = in.get();
            if (value != (byte) 0xff) {
                out.write(value);
                continue;
            }
            int next = in.get() & 0xff;
            if (next == 0 || isRestart(next)) {
                marker(out, next);
            } else {
                in.reset();
                return;
            }
        }
    }

    private static void marker(ByteArrayOutputStream out, int marker) {
        out.write(0xff);
        out.write(marker);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}

package org.kelisim.client.attachment;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kelisim.client.text.Message;

/** What a file really is, by its first bytes, whatever its name or its sender says. */
public enum FileKind {
    JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif")),
    PNG("image/png", List.of("png")),
    PDF("application/pdf", List.of("pdf")),
    TEXT("text/plain", List.of("txt")),
    OTHER("application/octet-stream", List.of());

    /** So many first bytes decide, or all if there are fewer. */
    public static final int FIRST = 4096;

    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PDF_START = {'%', 'P', 'D', 'F', '-'};

    private final String mediaType;
    private final List<String> endings;

    FileKind(String mediaType, List<String> endings) {
        this.mediaType = mediaType;
        this.endings = endings;
    }

    /** @param first the first {@value #FIRST} bytes, or all there are */
    public static FileKind of(byte[] first) {
        if (startsWith(first, JPEG_START)) {
            return JPEG;
        }
        if (startsWith(first, PNG_START)) {
            return PNG;
        }
        if (startsWith(first, PDF_START)) {
            return PDF;
        }
        return isText(first) ? TEXT : OTHER;
    }

    /** What the ending of the name says; {@link #OTHER} for every ending that is not of a kind known here. */
    public static FileKind namedBy(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        return lower.indexOf('.') < 0
                ? OTHER
                : Stream.of(values())
                        .filter(kind -> kind.endings.contains(ending))
                        .findFirst()
                        .orElse(OTHER);
    }

    /** Whether a file of this kind may bear this name; what is text goes by many endings that are not known here. */
    public boolean fits(String name) {
        FileKind named = namedBy(name);
        return named == this || this == TEXT && named == OTHER;
    }

    /** Type and subtype, always one of these five. */
    public String mediaType() {
        return mediaType;
    }

    /** Such as 'a PNG image'. */
    public Message words() {
        return Message.of("file." + name().toLowerCase(Locale.ROOT));
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
    }

    /** UTF-8 without control characters other than tab and line ends; a character may be cut off at the end. */
    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' || b == 0x7f) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result =
                decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), bytes.length < FIRST);
        return bytes.length > 0 && !result.isError();
    }
}

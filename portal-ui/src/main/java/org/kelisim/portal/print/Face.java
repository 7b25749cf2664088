package org.kelisim.portal.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A typeface in one document: measures text and breaks it into lines; what it has no sign for shows as one that says so. */
final class Face {
    private static final int MISSING = 0xFFFD;

    private final PDFont font;
    private final TrueTypeFont trueType;
    private final CmapLookup signs;

    private Face(PDFont font, TrueTypeFont trueType, CmapLookup signs) {
        this.font = font;
        this.trueType = trueType;
        this.signs = signs;
    }

    /** @param name of a file among this module's fonts */
    static Face in(PDDocument document, String name) {
        try (InputStream in = Face.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the font is part of this module: " + name);
            }
            TrueTypeFont trueType = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
            return new Face(PDType0Font.load(document, trueType, true), trueType, trueType.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PDFont font() {
        return font;
    }

    /** A line as it is seen, and on which side it begins. */
    record Line(String seen, boolean fromTheRight) {}

    /** The text in lines no wider than this, in points. */
    List<Line> lines(String text, float size, float width) {
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(paragraph -> addLines(lines, prepared(paragraph), size, width));
        return lines.isEmpty() ? List.of(new Line("", false)) : lines;
    }

    private String prepared(String paragraph) {
        StringBuilder prepared = new StringBuilder();
        JoinedLetters.join(paragraph).codePoints().filter(c -> !isSilent(c)).forEach(c -> {
            int shown = Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
            prepared.appendCodePoint(drawable(shown));
        });
        return prepared.toString();
    }

    /** A letter that has no sign in its form may have one by itself. */
    private int drawable(int c) {
        if (signs.getGlyphId(c) != 0) {
            return c;
        }
        int itself = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                .codePointAt(0);
        return signs.getGlyphId(itself) == 0 ? MISSING : itself;
    }

    /** Whatever has no look, or turns the direction of what follows. */
    private static boolean isSilent(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.CONTROL && c != '\t';
    }

    private void addLines(List<Line> lines, String paragraph, float size, float width) {
        if (paragraph.isBlank()) {
            lines.add(new Line("", false));
            return;
        }
        Bidi bidi = new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int from = 0;
        while (from < paragraph.length()) {
            int to = end(paragraph, from, size, width);
            String line = paragraph.substring(from, to).stripTrailing();
            if (!line.isEmpty()) {
                Bidi direction = bidi.createLineBidi(from, from + line.length());
                lines.add(new Line(VisualLine.of(direction, line), !bidi.baseIsLeftToRight()));
            }
            from = to;
        }
    }

    /** Behind the last space that fits, or where the line is full. */
    private int end(String text, int from, float size, float width) {
        float used = 0;
        int space = -1;
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            used += width(c, size);
            if (used > width && c != ' ' && at > from) {
                return space > 0 ? space : at;
            }
            at += Character.charCount(c);
            if (c == ' ') {
                space = at;
            }
        }
        return at;
    }

    float width(String seen, float size) {
        float width = 0;
        for (int c : seen.codePoints().toArray()) {
            width += width(c, size);
        }
        return width;
    }

    private float width(int c, float size) {
        try {
            return trueType.getAdvanceWidth(signs.getGlyphId(c)) * size / trueType.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.kelisim.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which characters a text may have: those that every reader sees as the author saw them.
 *
 * <p>Refused are controls, bidirectional overrides, embeddings and isolates (they change the order in which signed text
 * is read), invisible characters, private-use characters and lone surrogates. Allowed are all scripts, the joiners that
 * Persian, Urdu and Pashto need, and the plain direction marks. Markup is text like any other: it is kept, means
 * nothing, and whoever shows a text escapes it.
 */
public final class PlainText {
    /** Joiners (U+200C, U+200D), direction marks (U+200E, U+200F, U+061C) and the visible Arabic number signs. */
    private static final Set<Integer> ALLOWED_FORMAT = Set.of(
            0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F);

    /** Blank to the eye, though Unicode counts them as letters or marks. */
    private static final Set<Integer> BLANK = Set.of(0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u2028\u2029\u0085]");
    private static final Pattern PASTED = Pattern.compile("[\uFEFF\u200B\u00AD\u2060]");

    private static final int EXCERPT = 40;

    private PlainText() {}

    /**
     * Takes out what pasting from other programs leaves behind: line ends become line feeds, soft hyphens, zero-width
     * spaces and byte order marks go, and so do spaces around the text. Never changes what is visible.
     */
    public static String tidy(String text) {
        return PASTED.matcher(LINE_END.matcher(text).replaceAll("\n"))
                .replaceAll("")
                .strip();
    }

    /** Whether the text is one line in which every character is what it looks like. */
    public static boolean isLine(String text) {
        return check(text, false).isEmpty();
    }

    /** The beginning of a text, fit to be quoted in a message: what is refused is shown as a question mark. */
    static String excerpt(String text) {
        var excerpt = new StringBuilder();
        text.codePoints()
                .limit(EXCERPT)
                .map(c -> defect(c, false).isPresent() ? '?' : c)
                .forEach(excerpt::appendCodePoint);
        return text.codePoints().skip(EXCERPT).findAny().isPresent() ? excerpt + "…" : excerpt.toString();
    }

    /** The first character that is refused. */
    static Optional<Finding> check(String text, boolean multiline) {
        int position = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            position++;
            Optional<String> defect = defect(c, multiline);
            if (defect.isPresent()) {
                return Optional.of(
                        Finding.refused(defect.get(), "U+%04X".formatted(c).toUpperCase(Locale.ROOT), position));
            }
            i += Character.charCount(c);
        }
        return Optional.empty();
    }

    private static Optional<String> defect(int c, boolean multiline) {
        if (c == '\n') {
            return multiline ? Optional.empty() : Optional.of("line-break");
        }
        if (c == '\t' && multiline) {
            return Optional.empty();
        }
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            return Optional.of("bidi-control");
        }
        if (BLANK.contains(c) || (c >= 0xE0100 && c <= 0xE01EF)) {
            return Optional.of("invisible-character");
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                Optional.of("control-character");
            case Character.FORMAT -> ALLOWED_FORMAT.contains(c) ? Optional.empty() : Optional.of("invisible-character");
            case Character.PRIVATE_USE, Character.SURROGATE -> Optional.of("unknown-character");
            default -> isNoncharacter(c) ? Optional.of("unknown-character") : Optional.empty();
        };
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}

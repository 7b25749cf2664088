package org.kelisim.client.text;

import java.util.regex.Pattern;

/** One line of text without characters that hide or turn around what stands beside them. */
public final class PlainLine {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private PlainLine() {}

    /** What others wrote, with a question mark in place of each such character. */
    public static String of(String text) {
        return UNSAFE.matcher(text).replaceAll("?");
    }

    /** Whether the text is one, and neither blank nor too long. */
    public static boolean is(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && !UNSAFE.matcher(text).find();
    }
}

package org.kelisim.portal.text;

import java.text.NumberFormat;
import java.util.Locale;

/** Sizes of files as people read them. */
public final class Sizes {

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;

    private Sizes() {}

    /** A size, such as '1.2 MiB'. */
    public static String words(long bytes, Locale locale) {
        if (bytes < KIB) {
            return text("size.bytes", bytes, 1, locale);
        }
        return bytes < MIB ? text("size.kib", bytes, KIB, locale) : text("size.mib", bytes, MIB, locale);
    }

    private static String text(String key, long bytes, long unit, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(unit == MIB ? 1 : 0);
        return Messages.text(key, Language.of(locale), format.format((double) bytes / unit));
    }
}

package org.kelisim.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which language a reader gets when the own one is missing. */
final class Languages {
    static final String ENGLISH = "en";
    static final String RUSSIAN = "ru";

    /** Where Russian is the working language that officials share; elsewhere it is English. */
    private static final Set<String> RUSSIAN_NEXT = Set.of("kk", "ky", "tg", "uz", "tk", "az", "be", "hy");

    private Languages() {}

    /** The languages to try, best first; ends with English, which every label has. */
    static List<String> chain(Locale locale) {
        String own = locale.getLanguage();
        return RUSSIAN_NEXT.contains(own) ? List.of(own, RUSSIAN, ENGLISH) : List.of(own, ENGLISH);
    }
}

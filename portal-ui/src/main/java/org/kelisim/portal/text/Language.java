package org.kelisim.portal.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the portal. English is what is shown when a reader's wish is unknown. */
public enum Language {
    EN("English"),
    RU("Русский");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** The language's name in itself, the one text that is the same for every reader. */
    public String ownName() {
        return ownName;
    }

    /** The locale that texts, dates and numbers are shown in. */
    public Locale locale() {
        return this == RU ? Locale.of("ru") : Locale.of("en", "GB");
    }

    /** ISO 639-1 code, as in {@code ui_locales} and the {@code lang} attribute. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language with that code, if the portal speaks it. */
    public static Optional<Language> byCode(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The language of a locale, or English. */
    public static Language of(Locale locale) {
        return byCode(locale.getLanguage()).orElse(EN);
    }

    /** The first of a browser's wishes that the portal speaks, or English. */
    public static Language preferred(List<Locale> wishes) {
        return wishes.stream()
                .flatMap(wish -> byCode(wish.getLanguage()).stream())
                .findFirst()
                .orElse(EN);
    }
}

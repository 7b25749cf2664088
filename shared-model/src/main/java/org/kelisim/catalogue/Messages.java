package org.kelisim.catalogue;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of {@code messages_en.properties} and {@code messages_ru.properties}. */
final class Messages {
    private static final String BUNDLE = "org.kelisim.catalogue.messages";
    private static final Control FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Messages() {}

    static String text(Locale locale, String key, Object... arguments) {
        String language = Languages.chain(locale).contains(Languages.RUSSIAN) ? Languages.RUSSIAN : Languages.ENGLISH;
        return in(language, key, arguments);
    }

    static Label label(String key, Object... arguments) {
        return new Label(Map.of(
                Languages.ENGLISH, in(Languages.ENGLISH, key, arguments),
                Languages.RUSSIAN, in(Languages.RUSSIAN, key, arguments)));
    }

    /** Keys that a bundle holds, so that a test can compare the languages. */
    static List<String> keys(String language) {
        return bundle(language).keySet().stream().sorted().toList();
    }

    private static String in(String language, String key, Object... arguments) {
        return new MessageFormat(bundle(language).getString(key), Locale.of(language)).format(arguments);
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(BUNDLE, Locale.of(language), FILES);
    }
}

package org.kelisim.portal.text;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The portal's texts from {@code text/messages_en.properties} and {@code text/messages_ru.properties}. A
 * text with arguments is a {@link MessageFormat}; one without is shown as it is written.
 */
@Component
public final class Messages implements I18NProvider {

    private static final String BUNDLE = "text.messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public List<Locale> getProvidedLocales() {
        return Arrays.stream(Language.values()).map(Language::locale).toList();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return text(key, Language.of(locale), arguments);
    }

    /** Whether there is such a text. */
    public static boolean has(String key) {
        return bundle(Language.EN).containsKey(key);
    }

    /** The text in that language; a missing one shows its key and is logged, so that nothing fails for a word. */
    public static String text(String key, Language language, Object... arguments) {
        ResourceBundle bundle = bundle(language);
        if (!bundle.containsKey(key)) {
            LoggerFactory.getLogger(Messages.class).warn("No text for '{}' in {}.", key, language);
            return key;
        }
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(BUNDLE, Locale.of(language.code()), NO_FALLBACK);
    }
}

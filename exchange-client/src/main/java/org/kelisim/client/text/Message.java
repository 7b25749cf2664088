package org.kelisim.client.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something to tell a person, as a key and arguments, so that whoever shows it chooses the language. Texts are in
 * English and Russian; any other language falls back to English.
 */
public record Message(String key, List<String> arguments) {
    private static final String BUNDLE = "org.kelisim.client.text.messages";

    /** Copies the arguments. */
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments).stream().map(String::valueOf).toList());
    }

    /** The text in the reader's language; arguments are inserted as they are and never read as markup. */
    public String in(Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String pattern = texts.containsKey(key) ? texts.getString(key) : key;
        return new MessageFormat(pattern, locale).format(arguments.toArray());
    }
}

package org.kelisim.client.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.kelisim.catalogue.Label;

/**
 * Something to tell a person, as a key and arguments, so that whoever shows it chooses the language. Texts are in
 * English and Russian; any other language gets English. Plain text: arguments are inserted as they are and are to be
 * escaped by whoever shows them.
 *
 * @param key such as {@code release.same-person}; also keys of the envelope's refusals and of the catalogue's problems
 * @param arguments texts, numbers, {@link Label}s or other messages, which are shown in the reader's language
 */
public record Message(String key, List<Object> arguments) {
    private static final Control FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final List<String> BUNDLES = List.of(
            "org.kelisim.client.text.messages", "org.kelisim.envelope.refusals", "org.kelisim.catalogue.messages");

    /** Copies the arguments. */
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** This message, or the other one if there is no text for this key. */
    public Message orElse(Message other) {
        return pattern(Locale.ENGLISH).isPresent() ? this : other;
    }

    /** The text in the reader's language; the key itself if there is none. */
    public String in(Locale reader) {
        Locale locale = reader.getLanguage().equals("ru") ? reader : Locale.ENGLISH;
        Object[] shown = arguments.stream().map(it -> shown(it, locale)).toArray();
        return pattern(locale)
                .map(text -> new MessageFormat(text, locale).format(shown))
                .orElse(key);
    }

    private static Object shown(Object argument, Locale locale) {
        return switch (argument) {
            case Label label -> label.in(locale);
            case Message message -> message.in(locale);
            default -> argument;
        };
    }

    private Optional<String> pattern(Locale locale) {
        Locale language = Locale.of(locale.getLanguage());
        return BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, language, FILES))
                .flatMap(bundle -> bundle.containsKey(key) ? Stream.of(bundle.getString(key)) : Stream.empty())
                .findFirst();
    }
}

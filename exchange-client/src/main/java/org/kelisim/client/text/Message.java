package org.kelisim.client.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.UnaryOperator;
import org.kelisim.agreement.ActionRefusal;
import org.kelisim.agreement.Step;
import org.kelisim.catalogue.Label;
import org.kelisim.envelope.Refusal;
import org.kelisim.part.PartRefusal;

/**
 * Something to tell a person, as a key and arguments, so that whoever shows it chooses the language. Texts are in
 * English and Russian; any other language gets English. Plain text: arguments are inserted as they are and are to be
 * escaped by whoever shows them.
 *
 * @param key such as {@code release.same-person}; also keys of the envelope's and the actions' refusals and of
 *     the catalogue's problems
 * @param arguments texts, numbers, offices, instants, {@link Label}s, steps of explanations or other messages; the last
 *     three are shown in the reader's language, the others as they are written unless whoever shows the message knows better words
 */
public record Message(String key, List<Object> arguments) {
    private static final Control FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final List<Texts> TEXTS = List.of(
            new Texts("org.kelisim.client.text.messages", true),
            new Texts(Refusal.BUNDLE, false),
            new Texts(PartRefusal.BUNDLE, false),
            new Texts("org.kelisim.catalogue.messages", true),
            new Texts(ActionRefusal.BUNDLE, false));

    /** @param patterns whether the texts are {@link MessageFormat} patterns; else they stand as they are */
    private record Texts(String bundle, boolean patterns) {
        Optional<String> text(String key, Locale locale, Object... arguments) {
            ResourceBundle texts = ResourceBundle.getBundle(bundle, Locale.of(locale.getLanguage()), FILES);
            return texts.containsKey(key)
                    ? Optional.of(texts.getString(key))
                            .map(text -> patterns ? new MessageFormat(text, locale).format(arguments) : text)
                    : Optional.empty();
        }
    }

    /** Copies the arguments. */
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** This message, or the other one if there is no text for this key. */
    public Message orElse(Message other) {
        return text(Locale.ENGLISH, UnaryOperator.identity()).isPresent() ? this : other;
    }

    /** The text in the reader's language; the key itself if there is none. */
    public String in(Locale reader) {
        return in(reader, UnaryOperator.identity());
    }

    /**
     * As before.
     *
     * @param words gives the words for an argument, such as the name of an office or the reader's time of day, or the
     *     argument itself
     */
    public String in(Locale reader, UnaryOperator<Object> words) {
        return text(reader.getLanguage().equals("ru") ? reader : Locale.ENGLISH, words)
                .orElse(key);
    }

    private Optional<String> text(Locale locale, UnaryOperator<Object> words) {
        Object[] shown = arguments.stream().map(it -> shown(it, locale, words)).toArray();
        return TEXTS.stream()
                .flatMap(texts -> texts.text(key, locale, shown).stream())
                .findFirst();
    }

    private static Object shown(Object argument, Locale locale, UnaryOperator<Object> words) {
        return switch (argument) {
            case Label label -> label.in(locale);
            case Message message -> message.in(locale, words);
            case Step step -> step.in(locale, party -> words.apply(party).toString());
            default -> plain(words.apply(argument));
        };
    }

    /** Numbers stay numbers, which a pattern may want to format. */
    private static Object plain(Object argument) {
        return argument instanceof Number ? argument : argument.toString();
    }
}

package org.kelisim.agreement;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.kelisim.party.PartyCode;

/**
 * One step of an explanation: a message key of {@link ActionRefusal#BUNDLE} and what it is about.
 *
 * @param args party codes, days and whole numbers
 */
public record Step(String key, List<Object> args) {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Step {
        args = List.copyOf(args);
    }

    static Step of(String key, Object... args) {
        return new Step("step." + key, List.of(args));
    }

    /** In English or Russian; parties as given by {@code names}. */
    public String in(Locale locale, Function<PartyCode, String> names) {
        Object[] shown = args.stream().map(it -> shown(it, locale, names)).toArray();
        return new MessageFormat(text(key, locale), locale).format(shown);
    }

    private static Object shown(Object arg, Locale locale, Function<PartyCode, String> names) {
        return switch (arg) {
            case PartyCode party -> names.apply(party);
            case LocalDate day -> day(day, locale);
            default -> arg;
        };
    }

    /** A day in words, {@code 10 August 2017}. */
    public static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
    }

    /** A text of the bundle without arguments: states, kinds of actions, refusals. */
    public static String text(String key, Locale locale) {
        Locale language = locale.getLanguage().equals("ru") ? Locale.of("ru") : Locale.ROOT;
        return ResourceBundle.getBundle(ActionRefusal.BUNDLE, language, NO_FALLBACK)
                .getString(key);
    }
}

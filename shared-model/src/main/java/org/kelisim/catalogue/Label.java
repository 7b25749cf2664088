package org.kelisim.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text of the catalogue in several languages, always English and Russian; plain text, to be escaped by whoever shows
 * it.
 *
 * @param byLanguage ISO 639 code to text
 */
public record Label(Map<String, String> byLanguage) {
    static final int MAX = 1000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** @throws IllegalArgumentException if English or Russian is missing, or a text is empty, too long or not plain */
    public Label {
        byLanguage = Map.copyOf(new TreeMap<>(byLanguage));
        if (!byLanguage.containsKey(Languages.ENGLISH) || !byLanguage.containsKey(Languages.RUSSIAN)) {
            throw new IllegalArgumentException("a label needs a text in en and in ru");
        }
        byLanguage.forEach(Label::check);
    }

    private static void check(String language, String text) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("a language is an ISO 639 code of two or three letters");
        }
        if (text.isBlank()
                || text.length() > MAX
                || !PlainText.check(text, false).isEmpty()) {
            throw new IllegalArgumentException(
                    "the label in %s must be one line of plain text of at most %d characters".formatted(language, MAX));
        }
    }

    /** The text for a reader of this language; Russian or English where it is missing. */
    public String in(Locale locale) {
        for (String language : Languages.chain(locale)) {
            @Nullable String text = byLanguage.get(language);
            if (text != null) {
                return text;
            }
        }
        throw new IllegalStateException("every label has English");
    }

    /** One text per language that any of the labels has, made from the labels' texts in that language. */
    static Label compose(Function<Function<Label, String>, String> text, Label... labels) {
        var languages = new TreeSet<String>();
        Arrays.stream(labels).forEach(it -> languages.addAll(it.byLanguage.keySet()));
        return new Label(languages.stream().collect(Collectors.toMap(Function.identity(), language -> {
            Locale locale = Locale.of(language);
            return text.apply(it -> it.in(locale));
        })));
    }
}

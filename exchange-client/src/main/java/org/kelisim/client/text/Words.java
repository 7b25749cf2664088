package org.kelisim.client.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.RenderedEntry;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts as one searches them: each word once, without case, accents, and characters that nobody sees, letters of one
 * alphabet that people write one for the other made alike (ё and е, қ and к, ı and i). What has digits and signs in it,
 * such as {@code 17/2026}, stands there as a whole, too. Plain text matching: no character of a question has a meaning of
 * its own.
 */
public final class Words {
    /** The longest question, in characters. */
    public static final int LONGEST_QUESTION = 200;

    private static final int LONGEST_WORD = 100;
    private static final List<Locale> READERS = List.of(Locale.ENGLISH, Locale.of("ru"));
    private static final Map<Integer, String> ALIKE = Map.ofEntries(
            alike('ß', "ss"),
            alike('æ', "ae"),
            alike('œ', "oe"),
            alike('ø', "o"),
            alike('ł', "l"),
            alike('đ', "d"),
            alike('ı', "i"),
            alike('ə', "e"),
            alike('қ', "к"),
            alike('ҳ', "х"),
            alike('һ', "х"),
            alike('ғ', "г"),
            alike('ң', "н"),
            alike('ө', "о"),
            alike('ұ', "у"),
            alike('ү', "у"),
            alike('ә', "а"),
            alike('і', "и"),
            alike('ҷ', "ч"),
            alike('ی', "ي"),
            alike('ک', "ك"));

    private Words() {}

    private static Map.Entry<Integer, String> alike(char written, String read) {
        return Map.entry((int) written, read);
    }

    /** The words of these texts, each once, with a space before and behind each. */
    public static String of(Stream<String> texts) {
        SequencedSet<String> words = new LinkedHashSet<>();
        texts.flatMap(text -> Stream.of(fold(text).split(" "))).forEach(chunk -> {
            String trimmed = trimmed(chunk);
            if (isWhole(trimmed)) {
                words.add(trimmed);
            }
            parts(trimmed).forEach(words::add);
        });
        words.remove("");
        return words.isEmpty() ? " " : " " + String.join(" ", words) + " ";
    }

    /** The words of a body as its readers see it, in either language, codes and labels of codes included. */
    public static Stream<String> ofBody(Catalogue catalogue, String type, int version, ObjectNode body) {
        return catalogue.type(type, version).stream()
                .flatMap(known -> READERS.stream().flatMap(reader -> catalogue.render(known, body, reader).stream()))
                .flatMap(section -> section.entries().stream())
                .flatMap(Words::values);
    }

    /** The words of a notice's content and of the names of its attachments. */
    public static String ofNotice(Catalogue catalogue, Notice notice) {
        return of(Stream.concat(
                ofBody(catalogue, notice.type(), notice.typeVersion(), notice.body()),
                notice.parts().stream().map(PartDescription::name)));
    }

    private static Stream<String> values(RenderedEntry entry) {
        return switch (entry) {
            case RenderedEntry.Value value -> Stream.of(value.value());
            case RenderedEntry.Group group ->
                group.items().stream().flatMap(item -> item.entries().stream()).flatMap(Words::values);
        };
    }

    /**
     * What a question asks for: all of these, each as the beginning of a word. Empty if there is nothing in it to look for,
     * such as in {@code .*}; then nothing matches.
     */
    public static List<String> asked(String question) {
        List<String> asked = new ArrayList<>();
        for (String chunk : fold(question).split(" ")) {
            String trimmed = trimmed(chunk);
            (isWhole(trimmed) ? Stream.of(trimmed) : parts(trimmed))
                    .map(word -> " " + word)
                    .forEach(asked::add);
        }
        asked.remove(" ");
        return asked.stream().distinct().toList();
    }

    private static Stream<String> parts(String chunk) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= chunk.length(); i++) {
            if (i == chunk.length() || !isWordy(chunk.charAt(i))) {
                if (i > start) {
                    parts.add(cut(chunk.substring(start, i)));
                }
                start = i + 1;
            }
        }
        return parts.stream();
    }

    private static boolean isWhole(String chunk) {
        return chunk.chars().anyMatch(Character::isDigit) && !chunk.chars().allMatch(it -> isWordy((char) it));
    }

    private static String trimmed(String chunk) {
        int from = 0;
        int to = chunk.length();
        while (from < to && !isWordy(chunk.charAt(from))) {
            from++;
        }
        while (to > from && !isWordy(chunk.charAt(to - 1))) {
            to--;
        }
        return cut(chunk.substring(from, to));
    }

    private static String cut(String word) {
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
    }

    /** Halves of characters beyond the basic plane count as letters. */
    private static boolean isWordy(char character) {
        return Character.isLetterOrDigit(character) || Character.isSurrogate(character);
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text.replace('№', ' '), Normalizer.Form.NFKD)
                .codePoints()
                .forEach(point -> {
                    int lower = Character.toLowerCase(point);
                    switch (Character.getType(lower)) {
                        case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                            // nobody sees it, or it only adorns the letter before it
                        }
                        case Character.CONTROL,
                                Character.SPACE_SEPARATOR,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> folded.append(' ');
                        default -> append(folded, lower);
                    }
                });
        return folded.toString();
    }

    private static void append(StringBuilder folded, int point) {
        String alike = ALIKE.get(point);
        if (alike == null) {
            folded.appendCodePoint(point);
        } else {
            folded.append(alike);
        }
    }
}

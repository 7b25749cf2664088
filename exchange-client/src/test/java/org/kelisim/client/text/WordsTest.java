package org.kelisim.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static boolean finds(String question, String... texts) {
        String words = Words.of(Stream.of(texts));
        var asked = Words.asked(question);
        return !asked.isEmpty() && asked.stream().allMatch(words::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "елк, Ёлки",
        "ёлк, елка",
        "МИГРАЦИЯ, миграция",
        "istanbul, İSTANBUL",
        "kisla, Kışla",
        "Казак, Қазақстан",
        "resume, Résumé",
        "strasse, Straße",
        "17/2026, Исх. № 17/2026",
        "№17/2026, 17/2026",
        "17/20, 17/2026",
        "refrig, рефрижератор refrigerator",
        "KAZ-019a, KAZ-019a1b2c-0000-7000-8000-000000000001",
        "иванов, 'Петров/Иванов, И. И.'",
    })
    void findsByTheBeginningOfAWordHoweverItIsWritten(String question, String text) {
        assertThat(finds(question, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"латор, рефрижератор", "7/2026, 17/2026", "one three, one two"})
    void doesNotFindTheMiddleOfAWordNorSomeOfTheWords(String question, String text) {
        assertThat(finds(question, text)).isFalse();
    }

    @Test
    void severalWordsAreAllOfThemInAnyOrderAndFromAnyText() {
        assertThat(finds("ночь перев", "Перевозка", "людей ночью")).isTrue();
    }

    @Test
    void whatNobodySeesHidesNothing() {
        assertThat(finds("перевозка", "пере\u00advоз".replace("v", "в") + "\u200bка"))
                .isTrue();
        assertThat(finds("\u202eперевозка\u202c", "перевозка")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "", "   ", "<>", "%_", "\\", "[", "\u202e\u200b", "$^", "'\"--"})
    void aQuestionWithoutWordsAsksForNothing(String question) {
        assertThat(Words.asked(question)).isEmpty();
    }

    @Test
    void signsOfOtherLanguagesHaveNoMeaning() {
        assertThat(finds("<b>рефр</b>", "рефрижератор b")).isTrue();
        assertThat(finds("реф.*тор", "рефрижератор")).isFalse();
        assertThat(finds("(a+)+$", "aaaaaaaaaaaaaaaa!")).isTrue();
    }

    @Test
    void aVeryLongTextIsTakenInGoodTime() {
        String text = "слово ".repeat(200_000) + "x".repeat(1_000_000);
        assertThat(Words.of(Stream.of(text)).length()).isLessThan(200);
    }
}

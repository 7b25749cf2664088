package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource({
        "202E, bidi-control",
        "202A, bidi-control",
        "2066, bidi-control",
        "2069, bidi-control",
        "0001, control-character",
        "007F, control-character",
        "0085, control-character",
        "2028, control-character",
        "200B, invisible-character",
        "FEFF, invisible-character",
        "00AD, invisible-character",
        "3164, invisible-character",
        "E0041, invisible-character",
        "E0100, invisible-character",
        "E000, unknown-character",
        "FFFF, unknown-character",
        "D800, unknown-character"
    })
    void refusesWhatReadersWouldNotSeeAlike(String codePoint, String key) {
        String text = "ab" + Character.toString(Integer.parseInt(codePoint, 16)) + "c";
        assertThat(PlainText.check(text, true)).contains(Finding.refused(key, "U+" + codePoint, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Қазақстан – Кыргызстан, Ўзбекистон, Türkiye",
                "می\u200Cروند به شهر",
                "اُردو متن \u200F(1)",
                "<b>markup</b> & \"quotes\"",
                "👩\u200D👩\u200D👧 and 🚚\uFE0F",
                "first\nsecond\tthird"
            })
    void acceptsEveryScriptAndMarkupAsText(String text) {
        assertThat(PlainText.check(text, true)).isEmpty();
    }

    @Test
    void refusesALineBreakInASingleLine() {
        assertThat(PlainText.check("one\ntwo", false))
                .get()
                .extracting(Finding::key)
                .isEqualTo("line-break");
    }

    @Test
    void namesTheCharacterAndItsPosition() {
        assertThat(PlainText.check("🚚x\u202Ey", true)).contains(Finding.refused("bidi-control", "U+202E", 3));
    }

    @Test
    void tidiesWhatPastingLeavesBehind() {
        String tidy = PlainText.tidy("\uFEFF one\r\ntwo\rthree\u00ADfour \n");
        assertThat(tidy).isEqualTo("one\ntwo\nthreefour");
        assertThat(List.of(PlainText.check(tidy, true))).containsExactly(java.util.Optional.empty());
    }
}

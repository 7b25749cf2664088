package org.kelisim.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.json.Digest;

class PartDescriptionTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Маршрут 2.pdf", "گزارش\u200Cها.pdf", ".htaccess", "Отчёт (1).tar.gz", "ай\u0306.txt"})
    void takesTheNamesThatPeopleGive(String name) {
        assertThat(new PartDescription(name, "application/pdf", 0, DIGEST).name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a/b",
                "..\\a",
                "a\nb",
                "a\0",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "gpj.\u202Eexe",
                "a\u2066b",
                "a\u200Fb",
                "a\uFEFFb",
                "a\u00ADb",
                "a\uD800b",
                "a\uE000b"
            })
    void refusesNamesThatMislead(String name) {
        assertThatThrownBy(() -> new PartDescription(name, "application/pdf", 0, DIGEST))
                .hasMessageContaining("attachment's name");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(PartDescription.isName("a".repeat(200))).isTrue();
        assertThat(PartDescription.isName("a".repeat(201))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pdf", "text/html; charset=x", "text/ht\nml", "/", "a/b/c"})
    void refusesWhatIsNoMediaType(String mediaType) {
        assertThatThrownBy(() -> new PartDescription("a", mediaType, 0, DIGEST)).hasMessageContaining("media type");
    }

    @Test
    void refusesASizeOutOfBounds() {
        assertThatThrownBy(() -> new PartDescription("a", "a/b", -1, DIGEST)).hasMessageContaining("4 GiB");
        assertThatThrownBy(() -> new PartDescription("a", "a/b", PartSize.MOST_PLAIN + 1, DIGEST))
                .hasMessageContaining("4 GiB");
    }
}

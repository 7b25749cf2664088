package org.kelisim.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcSecondsTest {
    @Test
    void writesWholeSecondsAndReadsThemBack() {
        Instant exact = Instant.parse("2026-11-24T13:00:00Z");
        assertThat(UtcSeconds.format(exact.plusMillis(999))).isEqualTo("2026-11-24T13:00:00Z");
        assertThat(UtcSeconds.parse("2026-11-24T13:00:00Z")).isEqualTo(exact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T13:00Z",
                "2026-11-24T13:00:00.0Z",
                "2026-11-24T13:00:00+00:00",
                "2026-11-24t13:00:00z",
                "2026-11-24 13:00:00Z",
                "2026-02-30T13:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-11-24T24:00:00Z",
                "٢٠٢٦-11-24T13:00:00Z",
                "+12026-11-24T13:00:00Z",
                ""
            })
    void refusesEveryOtherForm(String text) {
        assertThatThrownBy(() -> UtcSeconds.parse(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesToWriteYearsBeyondFourDigits() {
        assertThatThrownBy(() -> UtcSeconds.format(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
    }
}

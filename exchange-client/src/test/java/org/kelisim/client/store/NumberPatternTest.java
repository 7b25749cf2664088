package org.kelisim.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kelisim.party.OfficeId;

class NumberPatternTest {
    private static final OfficeId OFFICE = OfficeId.parse("KAZ/migration-service");

    @ParameterizedTest
    @CsvSource({
        "{n}/{year}, 17/2026",
        "{office}-{year}/{n}, migration-service-2026/17",
        "МС-{n:5} ({year}), МС-00017 (2026)",
        "№ {n}.{year}, № 17.2026"
    })
    void isWrittenAsTheOfficeWantsIt(String pattern, String written) {
        assertThat(new NumberPattern(pattern).write(OFFICE, 17, 2026)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "{n}, numbers.once",
        "{year}, numbers.once",
        "{n}/{n}/{year}, numbers.once",
        "{n}{year}, numbers.apart",
        "1{n}/{year}, numbers.apart",
        "{office}{n}/{year}, numbers.apart",
        "{n}/{year}<b>, numbers.signs",
        "{n}/{year}/{who}, numbers.signs",
        "={n}/{year}, numbers.signs",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{n}/{year}, numbers.too-long"
    })
    void whatWouldMisleadIsRefusedWithItsReason(String pattern, String key) {
        assertThat(NumberPattern.problem(pattern))
                .hasValueSatisfying(it -> assertThat(it.key()).isEqualTo(key));
    }

    @Test
    void signsThatTurnTheDirectionAndLineEndsAreRefused() {
        assertThat(NumberPattern.problem("{n}/\u202E{year}")).isPresent();
        assertThat(NumberPattern.problem("{n}/{year}\n")).isPresent();
    }

    @Test
    void aPatternThatIsTooLongForAnOfficeIsRefusedForThatOffice() {
        var pattern = new NumberPattern("{office}/{office}/{office}-{year}-{n}");
        assertThat(pattern.problem(OFFICE)).isPresent();
        assertThat(pattern.problem(OfficeId.parse("KAZ/mia"))).isEmpty();
    }
}

package org.kelisim.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.party.PartyCode;

/** The calendars that come with the release. */
class WorkCalendarsTest {
    private static WorkCalendar of(String party) {
        return WorkCalendars.of(new PartyCode(party), Optional.empty());
    }

    @Test
    void everyStateHasItsOwnHolidays() {
        assertThat(of("KAZ").works(LocalDate.parse("2026-12-16"))).isFalse();
        assertThat(of("KGZ").works(LocalDate.parse("2026-12-16"))).isTrue();
        assertThat(of("KGZ").works(LocalDate.parse("2026-08-31"))).isFalse();
    }

    @Test
    void aHolidayOnADayOfRestGivesTheNextWorkingDayWhereTheLawSaysSo() {
        // 7 and 8 November 2026 are Saturday and Sunday
        assertThat(of("KGZ").works(LocalDate.parse("2026-11-09"))).isFalse();
        assertThat(of("KGZ").works(LocalDate.parse("2026-11-10"))).isFalse();
        assertThat(of("KGZ").works(LocalDate.parse("2026-11-11"))).isTrue();
        assertThat(of("TUR").works(LocalDate.parse("2026-08-31"))).isTrue(); // 30 August is a Sunday
    }

    @Test
    void aDayBeginsWhereThePartyIs() {
        assertThat(of("KAZ").zone().getId()).isEqualTo("Asia/Almaty");
        assertThat(of("NOBODY").zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(of("NOBODY").works(LocalDate.parse("2026-12-16"))).isTrue();
    }
}

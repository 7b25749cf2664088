package org.kelisim.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.notice.ReplyWithin.DayCount;

/** Until when an answer is waited for: examples of the calendar first, then what holds for all calendars. */
class ReplyClockTest {
    private static final ZoneId BISHKEK = ZoneId.of("Asia/Bishkek");
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final WorkCalendar PLAIN = new WorkCalendar(BISHKEK, WEEKEND, Set.of());

    private static final Instant MONDAY_NOON = Instant.parse("2026-11-02T06:00:00Z");

    private static Deadline calendarDays(int days, Instant delivered, WorkCalendar calendar) {
        return ReplyClock.deadline(
                new ReplyWithin(days, DayCount.CALENDAR), delivered, Optional.of(delivered), calendar);
    }

    private static Deadline workingDays(int days, Instant delivered, WorkCalendar calendar) {
        return ReplyClock.deadline(
                new ReplyWithin(days, DayCount.WORKING), delivered, Optional.of(delivered), calendar);
    }

    @Test
    void countsCalendarDaysFromTheDayAfterDelivery() {
        Deadline deadline = calendarDays(10, MONDAY_NOON, PLAIN);

        assertThat(deadline.lastDay()).isEqualTo("2026-11-12");
        assertThat(deadline.moved()).isFalse();
    }

    @Test
    void movesALastDayOfRestToTheNextWorkingDay() {
        WorkCalendar withHoliday = new WorkCalendar(BISHKEK, WEEKEND, Set.of(LocalDate.parse("2026-11-09")));

        Deadline deadline = calendarDays(5, MONDAY_NOON, withHoliday); // a Saturday, and Monday is a holiday

        assertThat(deadline.lastDay()).isEqualTo("2026-11-10");
        assertThat(deadline.moved()).isTrue();
    }

    @Test
    void countsWorkingDaysOfTheOfficeThatWasAsked() {
        WorkCalendar withHoliday = new WorkCalendar(BISHKEK, WEEKEND, Set.of(LocalDate.parse("2026-11-03")));

        assertThat(workingDays(5, MONDAY_NOON, withHoliday).lastDay()).isEqualTo("2026-11-10");
    }

    @Test
    void theDayOfDeliveryIsThatOfTheAskedOfficesZone() {
        Instant lateInUtc = Instant.parse("2026-11-02T19:30:00Z"); // 01:30 of the 3rd in Bishkek

        assertThat(calendarDays(1, lateInUtc, PLAIN).lastDay()).isEqualTo("2026-11-04");
        assertThat(calendarDays(1, lateInUtc, new WorkCalendar(ZoneOffset.UTC, WEEKEND, Set.of()))
                        .lastDay())
                .isEqualTo("2026-11-03");
    }

    @Test
    void theLastDayCountsToItsEndInThatZone() {
        Deadline deadline = calendarDays(10, MONDAY_NOON, PLAIN);

        assertThat(deadline.at(Instant.parse("2026-11-12T17:59:59Z"))).isEqualTo(ClockState.REMINDER);
        assertThat(deadline.at(Instant.parse("2026-11-12T18:00:00Z"))).isEqualTo(ClockState.OVERDUE);
    }

    @Test
    void remindsFromTheWorkingDayBeforeTheLastDay() {
        Deadline deadline = calendarDays(7, MONDAY_NOON, PLAIN); // a Monday, so from Friday

        assertThat(deadline.reminder()).isEqualTo("2026-11-06");
        assertThat(deadline.at(Instant.parse("2026-11-05T17:59:59Z"))).isEqualTo(ClockState.RUNNING);
        assertThat(deadline.at(Instant.parse("2026-11-05T18:00:00Z"))).isEqualTo(ClockState.REMINDER);
    }

    @Test
    void runsFromTheExchangesLogWhileNothingIsDelivered() {
        Instant delivered = MONDAY_NOON.plus(3, ChronoUnit.DAYS);
        ReplyWithin within = new ReplyWithin(10, DayCount.CALENDAR);

        assertThat(ReplyClock.deadline(within, MONDAY_NOON, Optional.empty(), PLAIN)
                        .lastDay())
                .isEqualTo("2026-11-12");
        assertThat(ReplyClock.deadline(within, MONDAY_NOON, Optional.of(delivered), PLAIN)
                        .lastDay())
                .isEqualTo("2026-11-16"); // the 15th is a Sunday
    }

    @Test
    void anAnswerOrTheClosingStopsTheClockForGood() {
        Deadline deadline = calendarDays(10, MONDAY_NOON, PLAIN);
        Instant muchLater = MONDAY_NOON.plus(100, ChronoUnit.DAYS);

        assertThat(deadline.at(muchLater, true, false)).isEqualTo(ClockState.ANSWERED);
        assertThat(deadline.at(muchLater, true, true)).isEqualTo(ClockState.ANSWERED);
        assertThat(deadline.at(muchLater, false, true)).isEqualTo(ClockState.CLOSED);
        assertThat(deadline.at(muchLater, false, false)).isEqualTo(ClockState.OVERDUE);
    }

    @Test
    void saysHowManyDaysAreLeft() {
        Deadline deadline = calendarDays(10, MONDAY_NOON, PLAIN);

        assertThat(deadline.calendarDaysLeft(MONDAY_NOON)).isEqualTo(10);
        assertThat(deadline.workingDaysLeft(MONDAY_NOON)).isEqualTo(8);
        assertThat(deadline.calendarDaysLeft(MONDAY_NOON.plus(12, ChronoUnit.DAYS)))
                .isEqualTo(-2);
        assertThat(deadline.workingDaysLeft(MONDAY_NOON.plus(12, ChronoUnit.DAYS)))
                .isZero();
    }

    @Test
    void aPartyThatClaimsNeverToWorkGainsNothing() {
        WorkCalendar never = new WorkCalendar(BISHKEK, EnumSet.allOf(DayOfWeek.class), Set.of());

        assertThat(calendarDays(10, MONDAY_NOON, never).lastDay()).isEqualTo("2026-11-12");
        assertThat(workingDays(10, MONDAY_NOON, never).lastDay()).isEqualTo("2026-11-12");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsForAllCalendars(long seed) {
        Random random = new Random(seed);
        List<ZoneId> zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        for (int round = 0; round < 500; round++) {
            WorkCalendar calendar = calendar(random, zones);
            Instant delivered = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(2 * 365 * 86_400));
            int days = 1 + random.nextInt(90);
            LocalDate day = delivered.atZone(calendar.zone()).toLocalDate();

            Deadline byCalendar = calendarDays(days, delivered, calendar);
            Deadline byWorking = workingDays(days, delivered, calendar);

            assertThat(calendar.works(byCalendar.lastDay())).isTrue();
            assertThat(calendar.works(byWorking.lastDay())).isTrue();
            assertThat(byCalendar.lastDay()).isAfterOrEqualTo(day.plusDays(days));
            assertThat(day.plusDays(days).datesUntil(byCalendar.lastDay()).filter(calendar::works))
                    .as("nothing but days of rest was passed over")
                    .isEmpty();
            assertThat(day.plusDays(1)
                            .datesUntil(byWorking.lastDay().plusDays(1))
                            .filter(calendar::works))
                    .as("exactly so many working days")
                    .hasSize(days);
            assertThat(byWorking.lastDay()).isAfterOrEqualTo(day.plusDays(days));
            assertThat(byCalendar.at(delivered)).isNotEqualTo(ClockState.OVERDUE);
            assertThat(calendarDays(days, delivered.plus(Duration.ofHours(30)), calendar)
                            .lastDay())
                    .as("a later delivery never makes it earlier")
                    .isAfterOrEqualTo(byCalendar.lastDay());
            assertOnceOver(byWorking, delivered, days);
        }
    }

    /** The states come in their order, and overdue does not end. */
    private static void assertOnceOver(Deadline deadline, Instant delivered, int days) {
        ClockState before = ClockState.RUNNING;
        for (int day = 0; day < 2 * days + 40; day++) {
            ClockState now = deadline.at(delivered.plus(day, ChronoUnit.DAYS));
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    private static WorkCalendar calendar(Random random, List<ZoneId> zones) {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (int day = random.nextInt(4); day > 0; day--) {
            weekend.add(DayOfWeek.of(1 + random.nextInt(7)));
        }
        Set<LocalDate> holidays = new HashSet<>();
        LocalDate start = LocalDate.parse("2026-01-01");
        for (int number = random.nextInt(60); number > 0; number--) {
            holidays.add(start.plusDays(random.nextInt(1200)));
        }
        return new WorkCalendar(zones.get(random.nextInt(zones.size())), weekend, holidays);
    }
}

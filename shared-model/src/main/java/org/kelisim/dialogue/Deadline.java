package org.kelisim.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Until when an answer is waited for, in the calendar of the office that was asked.
 *
 * @param counted the day from which days are counted; the day after it is the first
 * @param lastDay on which an answer is still in time, to its end
 * @param moved whether the last day would have been a day of rest
 * @param calendar of the party that was asked
 */
public record Deadline(LocalDate counted, LocalDate lastDay, boolean moved, WorkCalendar calendar) {

    /** How the clock stands while there is no answer. */
    public ClockState at(Instant now) {
        LocalDate today = day(now);
        if (today.isAfter(lastDay)) {
            return ClockState.OVERDUE;
        }
        return today.isBefore(reminder()) ? ClockState.RUNNING : ClockState.REMINDER;
    }

    /** How the clock stands; an answer or the closing stops it, whenever they come. */
    public ClockState at(Instant now, boolean answered, boolean closed) {
        return answered ? ClockState.ANSWERED : closed ? ClockState.CLOSED : at(now);
    }

    /** As before; a reply that nobody has opened holds the clock until somebody has, and then it says what it is. */
    public ClockState at(Instant now, boolean answered, boolean closed, boolean unopened) {
        return unopened && !answered && !closed ? ClockState.ARRIVED : at(now, answered, closed);
    }

    /** From when the office is reminded: its working day before the last day. */
    public LocalDate reminder() {
        return calendar.workingDayUntil(lastDay.minusDays(1));
    }

    /** Whether something of that time comes in time. */
    public boolean isInTime(Instant moment) {
        return !day(moment).isAfter(lastDay);
    }

    /** Days left after today, the last one counted; negative once it is over. */
    public long calendarDaysLeft(Instant now) {
        return ChronoUnit.DAYS.between(day(now), lastDay);
    }

    /** How many of the days left are working days; 0 once it is over. */
    public int workingDaysLeft(Instant now) {
        return calendar.workingDaysBetween(day(now), lastDay);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, calendar.zone());
    }
}

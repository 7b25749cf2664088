package org.kelisim.dialogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a party works.
 *
 * @param zone in which its days begin and end
 * @param weekend days of the week on which it does not work
 * @param holidays dates on which it does not work
 */
public record WorkCalendar(ZoneId zone, Set<DayOfWeek> weekend, Set<LocalDate> holidays) {
    /** A party that claims a longer rest is taken to work: no statement can stop a clock for good. */
    private static final int LONGEST_REST = 30;

    /** Copies the sets. */
    public WorkCalendar {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
    }

    /** Whether the party works on that day. */
    public boolean works(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The day itself if the party works on it, else its next working day. */
    public LocalDate workingDayFrom(LocalDate day) {
        return day.datesUntil(day.plusDays(LONGEST_REST))
                .filter(this::works)
                .findFirst()
                .orElse(day);
    }

    /** The day itself if the party works on it, else its working day before. */
    public LocalDate workingDayUntil(LocalDate day) {
        for (LocalDate candidate = day;
                candidate.isAfter(day.minusDays(LONGEST_REST));
                candidate = candidate.minusDays(1)) {
            if (works(candidate)) {
                return candidate;
            }
        }
        return day;
    }

    /** The working day that many working days after a day, which itself is not counted; at least 1. */
    public LocalDate workingDaysAfter(LocalDate day, int number) {
        LocalDate reached = day;
        for (int counted = 0; counted < number; counted++) {
            reached = workingDayFrom(reached.plusDays(1));
        }
        return reached;
    }

    /** How many working days lie after the first day, up to the last, which is counted. */
    public int workingDaysBetween(LocalDate after, LocalDate last) {
        return after.isBefore(last)
                ? Math.toIntExact(after.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(this::works)
                        .count())
                : 0;
    }
}

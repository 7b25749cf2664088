package org.kelisim.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.kelisim.notice.ReplyWithin;

/**
 * The clock of a question, one for each office that was asked. It starts by what the asked office signed, or before that by
 * what the exchange logged; no date of the sender moves it.
 */
public final class ReplyClock {
    private ReplyClock() {}

    /**
     * Until when the answer is waited for. Calendar days count all days, working days those of the asked party; either way
     * the last day is a working day.
     *
     * @param logged when the exchange logged the question
     * @param delivered when the asked office signed that it is there, if it has
     * @param asked calendar of the party that was asked
     */
    public static Deadline deadline(
            ReplyWithin within, Instant logged, Optional<Instant> delivered, WorkCalendar asked) {
        LocalDate counted = LocalDate.ofInstant(delivered.orElse(logged), asked.zone());
        return switch (within.dayCount()) {
            case CALENDAR -> {
                LocalDate reached = counted.plusDays(within.days());
                LocalDate last = asked.workingDayFrom(reached);
                yield new Deadline(counted, last, !last.equals(reached), asked);
            }
            case WORKING -> new Deadline(counted, asked.workingDaysAfter(counted, within.days()), false, asked);
        };
    }
}

package org.kelisim.catalogue;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long a notice is kept.
 *
 * @param afterClosure whether the period runs from the closure of the matter rather than from sending
 * @param review whether the notice is reviewed at the end and may be kept on; otherwise it is erased
 */
public record Retention(Period period, boolean afterClosure, boolean review) {
    public Retention {
        if (period.isZero() || period.isNegative() || period.toTotalMonths() > 1200 || period.getDays() > 3660) {
            throw new IllegalArgumentException("a retention period is positive and at most a hundred years");
        }
    }

    /** The {@code retainUntil} that a form proposes on the day of sending; set anew at closure where that counts. */
    public LocalDate until(LocalDate start) {
        return start.plus(period);
    }
}

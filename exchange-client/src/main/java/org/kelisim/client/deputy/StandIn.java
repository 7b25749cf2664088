package org.kelisim.client.deputy;

import java.time.LocalDate;
import org.kelisim.client.inbox.Colleague;
import org.kelisim.party.OfficeId;

/**
 * An officer named a colleague of the same office for some days.
 *
 * @param from the first day, in the party's time zone
 * @param to the last day, to its midnight there
 */
public record StandIn(OfficeId office, Colleague absent, Colleague deputy, LocalDate from, LocalDate to) {
    /** Whether it holds on that day. */
    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}

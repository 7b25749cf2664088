package org.kelisim.client.dialogue;

import java.time.LocalDate;
import org.kelisim.dialogue.ClockState;

/**
 * Until when somebody waits for an answer.
 *
 * @param state one that waits
 */
public record Due(LocalDate lastDay, ClockState state) {

    /** Whether the last day is over. */
    public boolean overdue() {
        return state == ClockState.OVERDUE;
    }
}

package org.kelisim.dialogue;

/** How a question stands towards the office that was asked. */
public enum ClockState {
    RUNNING,
    /** The last working day before the last day has begun. */
    REMINDER,
    /** The last day is over, and there is no answer. */
    OVERDUE,
    ANSWERED,
    /** A reply came that nobody has opened: whether it is an answer or asks for more is not known yet. */
    ARRIVED,
    /** The asking office closed the matter. */
    CLOSED;

    /** Whether somebody still waits. */
    public boolean isWaiting() {
        return this == RUNNING || this == REMINDER || this == OVERDUE;
    }
}

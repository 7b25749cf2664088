package org.kelisim.log;

/** What {@link Receipt#verify} says. */
public sealed interface ReceiptOutcome {
    /** The event stands at this index of the log, under this checkpoint. */
    record Logged(long index, Event event, Checkpoint checkpoint) implements ReceiptOutcome {}

    record NotProved(NotProvedReason reason) implements ReceiptOutcome {}
}

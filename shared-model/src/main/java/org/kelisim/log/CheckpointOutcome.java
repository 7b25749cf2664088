package org.kelisim.log;

/** What {@link LogKey#open} says of a note. */
public sealed interface CheckpointOutcome {
    /** The log signed this state. That it shows the same one to all is for witnesses to say. */
    record Genuine(Checkpoint checkpoint) implements CheckpointOutcome {}

    record NotProved(NotProvedReason reason) implements CheckpointOutcome {}
}

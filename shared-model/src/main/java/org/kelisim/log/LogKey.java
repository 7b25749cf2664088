package org.kelisim.log;

/** The key of one log; its name is also the origin that the log's checkpoints begin with. */
public record LogKey(NoteKey key) {
    /** Reads the verifier key {@code name+id+Base64}. */
    public static LogKey parse(String text) {
        return new LogKey(NoteKey.parse(text));
    }

    public String origin() {
        return key.name();
    }

    /** The checkpoint in this note if this log signed it as its own. */
    public CheckpointOutcome open(SignedNote note) {
        return switch (note.check(key)) {
            case ABSENT -> new CheckpointOutcome.NotProved(NotProvedReason.NOT_SIGNED_BY_THE_LOG);
            case FORGED -> new CheckpointOutcome.NotProved(NotProvedReason.FORGED_SIGNATURE);
            case VALID -> read(note.text());
        };
    }

    private CheckpointOutcome read(String text) {
        try {
            var checkpoint = Checkpoint.parse(text);
            return checkpoint.origin().equals(origin())
                    ? new CheckpointOutcome.Genuine(checkpoint)
                    : new CheckpointOutcome.NotProved(NotProvedReason.OTHER_LOG);
        } catch (IllegalArgumentException e) {
            return new CheckpointOutcome.NotProved(NotProvedReason.MALFORMED); // the log signs other texts, too
        }
    }

    @Override
    public String toString() {
        return key.toString();
    }
}

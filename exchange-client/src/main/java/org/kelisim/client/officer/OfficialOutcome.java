package org.kelisim.client.officer;

import java.time.Instant;
import org.kelisim.client.text.Message;

/** What came of a coordinator's step. */
public sealed interface OfficialOutcome {
    record Done() implements OfficialOutcome {}

    /**
     * To be handed to the person by another way than the password, and never kept.
     *
     * @param code shown once; the node knows only what it opens
     */
    record Invited(String code, Instant until) implements OfficialOutcome {
        /** Never shows the code. */
        @Override
        public String toString() {
            return "Invited[until=" + until + "]";
        }
    }

    /** The coordinator's PIN was given too long ago: ask for it and do it again. */
    record ConfirmationNeeded() implements OfficialOutcome {}

    record Refused(Message reason) implements OfficialOutcome {}
}

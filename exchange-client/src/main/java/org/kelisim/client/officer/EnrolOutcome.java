package org.kelisim.client.officer;

import org.kelisim.client.text.Message;

/** What came of enrolling an officer. */
public sealed interface EnrolOutcome {
    record Enrolled() implements EnrolOutcome {}

    /** The coordinator's PIN was given too long ago: ask for it and enrol again. */
    record ConfirmationNeeded() implements EnrolOutcome {}

    record Refused(Message reason) implements EnrolOutcome {}
}

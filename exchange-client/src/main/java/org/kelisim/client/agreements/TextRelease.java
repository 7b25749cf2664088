package org.kelisim.client.agreements;

import org.kelisim.client.text.Message;

/** What came of releasing texts that are sent again. */
public sealed interface TextRelease {
    /** Safe in the outbox. */
    record Sending() implements TextRelease {}

    /** The PIN was given too long ago, or never: ask for it and release again. */
    record ConfirmationNeeded() implements TextRelease {}

    /** Nothing was sent. */
    record Refused(Message reason) implements TextRelease {}
}

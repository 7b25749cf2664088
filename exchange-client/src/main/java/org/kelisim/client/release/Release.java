package org.kelisim.client.release;

import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;

/** What came of releasing. */
public sealed interface Release {
    /** In the outbox, durable; it will be sent even if the node stops now. */
    record Sending(DispatchId id) implements Release {}

    /** The PIN was given too long ago, or never: ask for it and release again. */
    record ConfirmationNeeded() implements Release {}

    /** Not by this officer, or not any more; nothing was sent. */
    record Refused(Message reason) implements Release {}
}

package org.kelisim.client.agreements;

import org.kelisim.client.text.Message;

/** What came of drawing up an action. */
public sealed interface Preparation {
    /** It waits for a second officer. */
    record Waiting(PendingAction action) implements Preparation {}

    record Refused(Message reason) implements Preparation {}
}

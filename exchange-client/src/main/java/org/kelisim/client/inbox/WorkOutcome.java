package org.kelisim.client.inbox;

import java.util.Optional;
import org.kelisim.client.text.Message;

/** What came of taking a notice, handing it over or giving it back. */
public sealed interface WorkOutcome {
    /** Done and recorded; who works on it now. */
    record Done(Optional<Holder> holder) implements WorkOutcome {}

    /** Not done; the reason names who works on it, if somebody else does. */
    record Refused(Message reason) implements WorkOutcome {}
}

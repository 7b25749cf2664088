package org.kelisim.client.inbox;

import java.util.Optional;
import java.util.function.Function;
import org.kelisim.dialogue.ReplyRules.Objection;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;

/** Whether a thread takes what came in reply to its question. */
@FunctionalInterface
public interface ThreadCheck {
    /**
     * What stands against it; nothing where it replies to nothing.
     *
     * @param leaf index of its {@code submitted} in the log
     * @param peek an earlier reply that nobody has opened yet; nothing if it cannot be opened
     */
    Optional<Objection> onOpening(
            OfficeId office, Notice reply, long leaf, Function<DispatchId, Optional<Notice>> peek);
}

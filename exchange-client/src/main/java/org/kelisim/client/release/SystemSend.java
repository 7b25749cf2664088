package org.kelisim.client.release;

import java.util.List;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;
import org.kelisim.envelope.Dispatch;
import org.kelisim.notice.DispatchId;

/** What came of a system's wish to send. */
public sealed interface SystemSend {
    /** In the outbox, durable. */
    record Sending(DispatchId id, String registration) implements SystemSend {}

    /** Sealed and not sent. */
    record Sealed(Dispatch dispatch) implements SystemSend {}

    record Problems(List<Problem> problems) implements SystemSend {}

    /** A rule forbids it, or the office's mandate does not let systems send this type. */
    record Blocked(String rule, Message reason) implements SystemSend {}
}

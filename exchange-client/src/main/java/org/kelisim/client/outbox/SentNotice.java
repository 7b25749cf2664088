package org.kelisim.client.outbox;

import java.util.List;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Notice;

/** A released notice and the approvals that travel with it; none where a system was allowed to send. */
public record SentNotice(Notice notice, List<Approval> approvals) {
    /** Copies the list. */
    public SentNotice {
        approvals = List.copyOf(approvals);
    }
}

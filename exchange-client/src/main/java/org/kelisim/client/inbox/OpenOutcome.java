package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.client.text.Message;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Header;
import org.kelisim.notice.Notice;

/** What came of opening. */
public sealed interface OpenOutcome {
    /**
     * A notice whose signatures, approvals and receipt are all good.
     *
     * @param approvals author's and releaser's, with their enrolments; none where a system was allowed to send
     * @param checks what was verified, line by line
     * @param signedAt the sender's claim
     * @param receipt of the {@code submitted} event; absent only where it was asked to open without one
     */
    record OpenedNotice(
            Header header,
            Notice notice,
            List<Approval> approvals,
            Instant signedAt,
            Optional<ReceiptFacts> receipt,
            List<Check> checks,
            InboxEntry entry)
            implements OpenOutcome {}

    /** One verified fact in words; where it does not hold, the notice could be opened only because that was asked for. */
    record Check(Message fact, boolean holds) {}

    /** Not opened; nothing of its content is shown or kept. */
    record Refused(Message reason) implements OpenOutcome {}
}

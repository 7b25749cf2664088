package org.kelisim.client.release;

import java.util.List;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;
import org.kelisim.notice.Notice;

/** What came of handing a draft over. */
public sealed interface HandOver {
    /** Frozen and approved by its author; waits for a releasing officer. */
    record HandedOver(Notice notice) implements HandOver {}

    /** The author can put this right; the draft stays open. */
    record Problems(List<Problem> problems) implements HandOver {}

    /** A rule forbids it; see {@link org.kelisim.client.safeguards.Screening.Blocked}. */
    record Blocked(String rule, Message reason) implements HandOver {}

    /** This officer may not hand this draft over. */
    record Refused(Message reason) implements HandOver {}
}

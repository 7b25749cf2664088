package org.kelisim.client.safeguards;

import java.util.List;
import org.kelisim.client.text.Message;

/** What the safeguards say of a draft. */
public sealed interface Screening {
    /** Nothing is in the way; the draft may be frozen and handed over. */
    record Cleared() implements Screening {}

    /** The author can put this right; at least one. */
    record Incomplete(List<Problem> problems) implements Screening {}

    /**
     * A rule forbids it, whatever the author writes.
     *
     * @param rule the rule's number in the rule book, such as {@code R2}, or {@code catalogue}, {@code mandate}
     */
    record Blocked(String rule, Message reason) implements Screening {}
}

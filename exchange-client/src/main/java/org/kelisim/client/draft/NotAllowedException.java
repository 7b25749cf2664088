package org.kelisim.client.draft;

import java.util.List;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;

/** An officer asked for what that officer may not do, or what must not be kept; the reason is for the officer. */
public final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final transient List<Problem> problems;

    public NotAllowedException(Message reason) {
        this(reason, List.of());
    }

    /** @param problems what must not even be saved, by field */
    public NotAllowedException(Message reason, List<Problem> problems) {
        super(reason.key());
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    public Message reason() {
        return reason;
    }

    public List<Problem> problems() {
        return problems;
    }
}

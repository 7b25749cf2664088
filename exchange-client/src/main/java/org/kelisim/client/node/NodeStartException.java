package org.kelisim.client.node;

import java.util.Locale;
import org.kelisim.client.text.Message;

/** A node cannot start; the message is for the operator, names what is wrong and says what to do. */
public final class NodeStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    NodeStartException(Message reason) {
        super(reason.in(Locale.ENGLISH));
        this.reason = reason;
    }

    NodeStartException(Message reason, Exception cause) {
        super(reason.in(Locale.ENGLISH) + " " + cause.getMessage(), cause);
        this.reason = reason;
    }

    /** What exactly was found, in English; empty if the reason says it all. */
    public String detail() {
        Throwable cause = getCause();
        return cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    }

    /** The kind of trouble, such as {@code start.vault}; {@link #getMessage} adds the detail in English. */
    public Message reason() {
        return reason;
    }
}

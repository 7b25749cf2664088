package org.kelisim.client.node;

import org.kelisim.client.text.Message;

/** A node cannot start; the message is for the operator, names what is wrong and says what to do. */
public final class NodeStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    NodeStartException(Message reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /** The kind of trouble, such as {@code start.vault}; {@link #getMessage} has the detail in English. */
    public Message reason() {
        return reason;
    }
}

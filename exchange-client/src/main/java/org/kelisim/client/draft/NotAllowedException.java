package org.kelisim.client.draft;

import org.kelisim.client.text.Message;

/** An officer asked for what that officer may not do; the reason is for the officer. */
public final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public NotAllowedException(Message reason) {
        super(reason.key());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}

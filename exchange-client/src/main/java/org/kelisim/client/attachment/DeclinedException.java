package org.kelisim.client.attachment;

import java.io.IOException;
import org.kelisim.client.text.Message;

/** The exchange does not hand it out. */
final class DeclinedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    DeclinedException(Message reason) {
        super(reason.key());
        this.reason = reason;
    }

    Message reason() {
        return reason;
    }
}

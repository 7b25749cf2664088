package org.kelisim.log;

import java.io.Serial;

/** A text or proof of the log that its format refuses; the message says in plain words what is wrong. */
public final class MalformedLogException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    public MalformedLogException(String message) {
        super(message);
    }
}

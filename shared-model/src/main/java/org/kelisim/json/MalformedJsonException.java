package org.kelisim.json;

import java.io.Serial;

/**
 * JSON that a format refuses; the message says in plain words what is wrong and never quotes values, so that it can be
 * logged and answered even when the JSON was the content of a notice.
 *
 * <p>It is an {@link IllegalArgumentException}, as are the refusals of the values' own constructors: a boundary that
 * turns bad input into an answer catches that one type.
 */
public final class MalformedJsonException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    public MalformedJsonException(String message) {
        super(message);
    }
}

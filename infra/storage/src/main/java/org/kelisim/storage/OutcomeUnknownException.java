package org.kelisim.storage;

/**
 * The database did not say clearly that the command was carried out durably: it may have been, wholly or in part, or
 * not at all. Towards a caller this means 503 and 'send again'; no conclusion about what is stored may be drawn.
 */
public final class OutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }

    public OutcomeUnknownException(String message) {
        super(message);
    }
}

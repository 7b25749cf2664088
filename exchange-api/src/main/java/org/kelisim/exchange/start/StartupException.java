package org.kelisim.exchange.start;

/** A setting or file that the exchange cannot start with; the message says what to do. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupException(String message) {
        super(message);
    }
}

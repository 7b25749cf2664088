package org.kelisim.infra.process;

/** A start that cannot go on, told in one line that says what to do. */
public final class Failure extends Exception {

    /** @param message one sentence for the person at the console */
    public Failure(String message) {
        super(message);
    }

    /** As {@link #Failure(String)}, with what lies beneath. */
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}

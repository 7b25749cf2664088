package org.kelisim.infra.standin;

import org.jspecify.annotations.Nullable;

/** The stand-in cannot start or go on; the message is one line for the operator and says what to do. */
public final class StandInFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    StandInFailedException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, and the exit code of the process that says so. */
    public enum Reason {
        USAGE(2),
        PORT_TAKEN(3),
        DATA_UNUSABLE(4),
        WRITE_FAILED(5);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }
}

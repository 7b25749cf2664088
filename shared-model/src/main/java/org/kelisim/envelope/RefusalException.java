package org.kelisim.envelope;

import java.io.Serial;

/** Carries a refusal from the rule that failed to the public method that answers it; never leaves this package. */
final class RefusalException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Refusal reason;

    RefusalException(Refusal reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Refused refused() {
        return new Refused(reason);
    }

    static void require(boolean condition, Refusal otherwise) throws RefusalException {
        if (!condition) {
            throw new RefusalException(otherwise);
        }
    }
}

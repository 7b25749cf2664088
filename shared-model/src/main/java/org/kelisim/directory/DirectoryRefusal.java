package org.kelisim.directory;

import org.kelisim.directory.DirectoryOutcome.Reason;

/** Carries a refusal out of a sequence of checks; never leaves this package. */
final class DirectoryRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    DirectoryRefusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    DirectoryOutcome.Refused refused() {
        return new DirectoryOutcome.Refused(reason, detail);
    }
}

package org.kelisim.identity.caller;

/** Ends a verification. Has no stack trace: whoever sends bad tokens shall not make the exchange work for it. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    static void unless(boolean condition, Refusal otherwise) throws RefusedException {
        if (!condition) {
            throw new RefusedException(otherwise);
        }
    }
}

package org.kelisim.agreement;

/** Where an agreement stands. Before its first proposal it is a draft of one party, of which nobody else knows. */
public enum AgreementState {
    NEGOTIATING,
    INITIALLED,
    SIGNED,
    PROVISIONALLY_APPLIED,
    IN_FORCE,
    SUSPENDED,
    TERMINATED,
    EXPIRED;

    /** Whether it has come to its end. */
    boolean over() {
        return this == TERMINATED || this == EXPIRED;
    }

    /** The name in JSON and message keys. */
    public String wire() {
        return Wire.of(this);
    }
}

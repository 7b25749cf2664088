package org.kelisim.identity.caller;

import java.time.Duration;

/** Sizes in characters, and times. */
final class TokenLimits {

    static final int TOKEN = 4096;
    static final int PROOF = 2048;
    static final int PROOF_ID = 128;

    /** How far the clocks of issuers may be off. */
    static final Duration SKEW = Duration.ofSeconds(30);

    static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    /** How far a proof's time may lie from ours, either way. */
    static final Duration PROOF_AGE = Duration.ofSeconds(60);

    private TokenLimits() {}
}

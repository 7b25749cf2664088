package org.kelisim.client.vault;

import java.time.Instant;

/** What came of trying a PIN. */
public sealed interface PinOutcome {
    record Right(CredentialKey key) implements PinOutcome {}

    record Wrong(int attemptsLeft) implements PinOutcome {}

    /** Not looked at before that moment. */
    record Locked(Instant until) implements PinOutcome {}

    /** No credential for that account. */
    record Unknown() implements PinOutcome {}
}

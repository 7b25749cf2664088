package org.kelisim.client.officer;

import java.time.Instant;

/** What came of an officer's PIN. */
public sealed interface UnlockOutcome {
    record Unlocked(UnlockedOfficer officer) implements UnlockOutcome {}

    /** @param attemptsLeft how many more before the credential locks, at least 1 */
    record WrongPin(int attemptsLeft) implements UnlockOutcome {}

    /** Too many wrong PINs: no PIN is looked at before that moment. */
    record Locked(Instant until) implements UnlockOutcome {}

    /**
     * The node knows no valid enrolment of this person that the token's offices and roles agree with. The coordinator
     * has to enrol the officer.
     */
    record NotEnrolled() implements UnlockOutcome {}
}

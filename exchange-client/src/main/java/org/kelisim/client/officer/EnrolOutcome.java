package org.kelisim.client.officer;

import java.time.Instant;

/** What came of an official's own enrolment under an invitation. */
public sealed interface EnrolOutcome {
    /** The official has a credential under the own PIN; the code opens nothing any more. */
    record Enrolled() implements EnrolOutcome {}

    record WrongCode(int attemptsLeft) implements EnrolOutcome {}

    /** Too many wrong codes: none is looked at before that moment. */
    record Locked(Instant until) implements EnrolOutcome {}

    /** There is no invitation for this account: never, used, withdrawn or expired. The coordinator gives another. */
    record NotInvited() implements EnrolOutcome {}

    /** The PIN will not do; the code was not looked at. */
    record WeakPin() implements EnrolOutcome {}
}

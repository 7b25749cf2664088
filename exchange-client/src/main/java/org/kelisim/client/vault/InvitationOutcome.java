package org.kelisim.client.vault;

import java.time.Instant;

/** What came of an invitation's code. */
public sealed interface InvitationOutcome {
    /** The credential is the owner's, under the owner's PIN; the code opens nothing any more. */
    record Enrolled() implements InvitationOutcome {}

    record WrongCode(int attemptsLeft) implements InvitationOutcome {}

    /** Not looked at before that moment. */
    record Locked(Instant until) implements InvitationOutcome {}

    /** Nobody invited this account, or the invitation was used, withdrawn, or has expired. */
    record NotInvited() implements InvitationOutcome {}

    /** The PIN will not do; the code was not looked at. */
    record WeakPin() implements InvitationOutcome {}
}

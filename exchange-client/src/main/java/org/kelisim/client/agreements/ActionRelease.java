package org.kelisim.client.agreements;

import org.kelisim.agreement.AgreementId;
import org.kelisim.client.text.Message;

/** What came of releasing an action. */
public sealed interface ActionRelease {
    /** Signed, and the exchange has taken it. */
    record Taken(AgreementId agreement, long number) implements ActionRelease {}

    /** Signed; the exchange does not answer and will be asked again. */
    record Sending(AgreementId agreement) implements ActionRelease {}

    /** The PIN was given too long ago, or never: ask for it and release again. */
    record ConfirmationNeeded() implements ActionRelease {}

    /** Nothing was done; what was drawn up stays unless the reason says that it can never be taken. */
    record Refused(Message reason) implements ActionRelease {}
}

package org.kelisim.client.outbox;

import java.util.List;
import java.util.Optional;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.VerificationCode;
import org.kelisim.party.OfficeId;

/** What the party's offices sent or are sending. */
public interface Outbox {
    /** The office's entries, newest first; empty if it is not one of the officer's offices. */
    List<OutboxEntry> entries(OfficeId office, UnlockedOfficer officer);

    Optional<OutboxEntry> find(DispatchId id, UnlockedOfficer officer);

    /** What the officer's offices sent and what has that code on its paper. */
    Optional<OutboxEntry> find(VerificationCode code, UnlockedOfficer officer);

    /** What was released, with its approvals, as it was or will be sealed. */
    Optional<SentNotice> notice(DispatchId id, UnlockedOfficer officer);

    /** The verified receipts that have arrived, in the order of the log. */
    List<ReceiptFacts> receipts(DispatchId id, UnlockedOfficer officer);
}

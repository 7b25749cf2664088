package org.kelisim.client.outbox;

import java.util.List;
import java.util.Optional;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/** What the party's offices sent or are sending. */
public final class Outbox {
    /** The office's entries, newest first; empty if it is not one of the officer's offices. */
    public List<OutboxEntry> entries(OfficeId office, UnlockedOfficer officer) {
        throw new UnsupportedOperationException("not there yet");
    }

    public Optional<OutboxEntry> find(DispatchId id, UnlockedOfficer officer) {
        throw new UnsupportedOperationException("not there yet");
    }

    /** The verified receipts that have arrived, in the order of the log. */
    public List<ReceiptFacts> receipts(DispatchId id, UnlockedOfficer officer) {
        throw new UnsupportedOperationException("not there yet");
    }
}

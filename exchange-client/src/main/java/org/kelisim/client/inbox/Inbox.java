package org.kelisim.client.inbox;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/** What came to the party's offices. */
public interface Inbox {
    /** The office's entries, newest first; empty if it is not one of the officer's offices. */
    List<InboxEntry> entries(OfficeId office, UnlockedOfficer officer);

    Optional<InboxEntry> find(DispatchId id, UnlockedOfficer officer);

    /**
     * Opens for one of the officer's offices that it came to. The first opening is signed and reported as read, and
     * every opening is recorded.
     */
    OpenOutcome open(DispatchId id, UnlockedOfficer officer);

    /**
     * Fetches and opens an attachment of what came to one of the officer's offices; recorded.
     *
     * @param index place in the notice, from 0
     * @param plain gets the bytes; show them to nobody before the outcome is {@link Fetch.Whole}
     */
    Fetch fetchAttachment(DispatchId id, int index, UnlockedOfficer officer, OutputStream plain);
}

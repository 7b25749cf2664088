package org.kelisim.client.inbox;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.VerificationCode;
import org.kelisim.party.OfficeId;

/** What came to the party's offices. */
public interface Inbox {
    /** The office's entries, newest first; empty if it is not one of the officer's offices. */
    List<InboxEntry> entries(OfficeId office, UnlockedOfficer officer);

    Optional<InboxEntry> find(DispatchId id, UnlockedOfficer officer);

    /** What came to the officer's offices and has that code on its paper. */
    Optional<InboxEntry> find(VerificationCode code, UnlockedOfficer officer);

    /**
     * Opens for one of the officer's offices that it came to. The first opening is signed and reported as read, and
     * every opening is recorded.
     */
    OpenOutcome open(DispatchId id, UnlockedOfficer officer);

    /** What an attachment of what came to one of the officer's offices really is, if it was fetched and is kept at the node. */
    Optional<FileKind> fetched(DispatchId id, int index, UnlockedOfficer officer);

    /**
     * Fetches and opens an attachment of what came to one of the officer's offices, and keeps it at the node; recorded. Takes
     * as long as it takes.
     *
     * @param index place in the notice, from 0
     * @param progress is told how many of its bytes are here
     */
    Fetch fetchAttachment(DispatchId id, int index, UnlockedOfficer officer, LongConsumer progress);

    /** The bytes of one that was {@link #fetched}, once the reading is recorded. */
    Optional<InputStream> readAttachment(DispatchId id, int index, UnlockedOfficer officer);
}

package org.kelisim.client.release;

import java.util.List;
import java.util.Optional;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;

/**
 * The desk between author and outbox. What leaves it was approved by two different officers of the office, each with
 * the own credential, and is byte for byte what the releasing officer saw.
 */
public interface Desk {
    /** Screens the draft, freezes it, and lets the author approve what is frozen. The draft is saved first. */
    HandOver handOver(Draft draft, UnlockedOfficer author);

    /** What waits in the officer's offices where the officer may release, oldest first; what the officer wrote is marked. */
    List<Pending> toRelease(UnlockedOfficer releaser);

    /** One of {@link #toRelease}. */
    Optional<Pending> find(DispatchId id, UnlockedOfficer releaser);

    /**
     * Approves and sends.
     *
     * @param seen digest of the notice that was shown to the releasing officer
     */
    Release release(DispatchId id, Digest seen, UnlockedOfficer releaser);

    /**
     * Gives it back to its author; the author's approval is deleted.
     *
     * @return why not, or nothing if it went back
     */
    Optional<Message> sendBack(DispatchId id, UnlockedOfficer releaser, String reason);
}

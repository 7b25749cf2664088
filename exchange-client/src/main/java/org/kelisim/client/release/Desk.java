package org.kelisim.client.release;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.attachment.Attachments;
import org.kelisim.client.draft.Authors;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.SendQueue;
import org.kelisim.client.safeguards.Safeguards;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/**
 * The desk between author and outbox. What leaves it was approved by two different officers of the office, each with
 * the own credential that still counts, and is byte for byte what the releasing officer saw.
 */
public interface Desk {
    /** Screens the draft, freezes it, and lets the author approve what is frozen. The draft is saved first. */
    HandOver handOver(Draft draft, UnlockedOfficer author);

    /** What waits in the officer's offices where the officer may release, oldest first; what the officer wrote is marked. */
    List<Pending> toRelease(UnlockedOfficer releaser);

    /** One of {@link #toRelease}, which the officer reads now: several are released at once only if each was opened so. */
    Optional<Pending> open(DispatchId id, UnlockedOfficer releaser);

    /** One of {@link #toRelease}. */
    Optional<Pending> find(DispatchId id, UnlockedOfficer releaser);

    /**
     * The bytes of an attachment of one of {@link #toRelease}, exactly those that its notice describes.
     *
     * @param index place in the notice, from 0
     */
    Optional<InputStream> attachment(DispatchId id, int index, UnlockedOfficer releaser);

    /**
     * Approves and sends.
     *
     * @param seen digest of the notice that was shown to the releasing officer
     */
    Release release(DispatchId id, Digest seen, UnlockedOfficer releaser);

    /** The most that are released under one confirmation. */
    int MOST_AT_ONCE = 50;

    /**
     * Approves and sends several under one confirmation, one after the other, each as by {@link #release}; only what the
     * officer has opened.
     */
    BatchRelease releaseAll(List<BatchRelease.Seen> seen, UnlockedOfficer releaser);

    /**
     * Gives it back to its author, or lets the author take it back; the author's approval is deleted.
     *
     * @return why not, or nothing if it went back
     */
    Optional<Message> sendBack(DispatchId id, UnlockedOfficer releaser, String reason);

    /**
     * Whether what this author handed over still waits, but can only be taken back ({@link #sendBack}) and handed over anew,
     * since the own approval counts no longer: it was made with a key that another invitation has replaced.
     */
    boolean isApprovalOver(DispatchId id, UnlockedOfficer author);

    /**
     * Makes the officer the author of one of {@link Drafts#left}; its attachments go along. What was handed over comes back
     * to be handed over anew: nothing is sent on the approval of who is gone. The step is recorded before it is done. Whoever
     * was its author at any time cannot release it.
     *
     * @return why not, or nothing if it is the officer's own now
     */
    Optional<Message> takeOver(DispatchId id, UnlockedOfficer officer);

    /**
     * The desk of a node.
     *
     * @param authors whose drafts are still that person's
     * @param beforeTaking is told of a draft that is to be taken over, as it is, and by whom; it records that, and refuses by
     *     a {@link org.kelisim.client.draft.NotAllowedException}
     * @param changed is told of everything that comes to the desk or leaves it
     */
    static Desk open(
            Drafts.Pair drafts,
            Safeguards safeguards,
            Catalogue catalogue,
            NodeStore store,
            RegistrationNumbers numbers,
            Attachments attachments,
            SendQueue outbox,
            Supplier<Directory> directory,
            Authors authors,
            BiConsumer<LeftDraft, UnlockedOfficer> beforeTaking,
            BiConsumer<DispatchId, OfficeId> changed,
            Clock clock) {
        return new FourEyes(
                drafts,
                safeguards,
                catalogue,
                store,
                numbers,
                attachments,
                outbox,
                directory,
                authors,
                beforeTaking,
                changed,
                clock);
    }
}

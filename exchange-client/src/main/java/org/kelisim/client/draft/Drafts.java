package org.kelisim.client.draft;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.safeguards.Safeguards;
import org.kelisim.client.store.NodeStore;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;

/**
 * The drafts of one party. An author sees the own ones, and what others have left behind in the own office; saving is safe at any moment and as often as one likes, and
 * survives the loss of the session.
 */
public interface Drafts {
    /**
     * A new draft of a catalogue type, saved, with the type's defaults.
     *
     * @throws NotAllowedException if the officer may not draft in that office, or the type is unknown
     */
    Draft create(UnlockedOfficer author, OfficeId office, String type);

    /**
     * As {@link #create}, answering a notice of the inbox: addressed to its sender, in its language,
     * under the same agreement and for the same purpose.
     */
    Draft reply(UnlockedOfficer author, OfficeId office, String type, OpenOutcome.OpenedNotice to);

    /**
     * As {@link #create}, closing the matter of a notice that the office sent: addressed to everybody whom it asked, in its
     * language.
     */
    Draft close(UnlockedOfficer author, Notice question);

    /**
     * Saves the author's changes and returns the draft as saved.
     *
     * @throws NotAllowedException if it is another's draft, it was handed over meanwhile, or it holds what must not be
     *     kept, such as a field that the type does not have (R4); an incomplete draft is saved
     */
    Draft save(UnlockedOfficer author, Draft draft);

    /** The author's own draft with that id. */
    Optional<Draft> find(UnlockedOfficer author, DispatchId id);

    /** The author's own drafts, those handed over included, newest change first. */
    List<Draft> mine(UnlockedOfficer author);

    /**
     * Others' drafts that the officer may read and take over ({@link org.kelisim.client.release.Desk#takeOver}), newest change
     * first: in the officer's offices those whose author may not write there any more; those, not handed over, of whom the
     * officer stands in for today; and the officer's own that a deputy has taken over. Nobody else's are shown to anybody.
     */
    List<LeftDraft> left(UnlockedOfficer officer);

    /**
     * One of {@link #left}, to be read. That the officer reads it is recorded before: once a day for each of its authors, however
     * often it is opened.
     */
    Optional<LeftDraft> openLeft(UnlockedOfficer officer, DispatchId id);

    /**
     * Deletes an own draft that is not handed over.
     *
     * @throws NotAllowedException as for {@link #save}, and for a draft that an absent officer may take back
     */
    void delete(UnlockedOfficer author, DispatchId id);

    /** A node's drafts: what officers may do with them, and what the desk may. */
    record Pair(Drafts drafts, DraftLedger ledger) {}

    /**
     * Opens the drafts in a node's store.
     *
     * @param files what hangs on drafts, and goes with one that its author deletes
     */
    static Pair open(
            NodeStore store,
            Catalogue catalogue,
            Safeguards safeguards,
            DraftFiles files,
            Authors authors,
            DraftJournal journal,
            Clock clock) {
        StoredDrafts stored = new StoredDrafts(store, catalogue, safeguards, files, authors, journal, clock);
        return new Pair(stored, stored);
    }
}

package org.kelisim.client.draft;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;

/** All drafts of the party, for the desk, which has made its own checks of who asks. */
public interface DraftLedger {
    Optional<Draft> find(DispatchId id);

    List<Draft> all();

    /**
     * Makes the officer the author of one of {@link Drafts#left}, and opens it if it was handed over.
     *
     * @param before is told of the draft as it was, before anything changes, and may refuse
     * @throws NotAllowedException if that did
     * @return the draft as it is now; nothing if the officer may not, or somebody else was first
     */
    Optional<Draft> takeOver(UnlockedOfficer officer, DispatchId id, Consumer<LeftDraft> before);

    /** Lets an officer who goes take back nothing any more, not even when invited again. */
    void keepFrom(String officer);

    /** Stores it as it is, in place of an older one. */
    Draft put(Draft draft);

    /** Stores it in place of that one; false, and nothing is done, if it has changed meanwhile or is gone. */
    boolean replace(Draft before, Draft after);

    void remove(DispatchId id);
}

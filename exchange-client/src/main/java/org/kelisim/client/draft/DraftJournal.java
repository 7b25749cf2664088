package org.kelisim.client.draft;

import org.kelisim.client.officer.UnlockedOfficer;

/** Where it is written what becomes of drafts that are not their author's alone, each step before it is done. */
public interface DraftJournal {
    /** Another's draft, as it is, is shown to that officer. */
    void read(LeftDraft left, UnlockedOfficer by);

    /** Another's draft, as it is, gets that author. */
    void takenOver(LeftDraft left, UnlockedOfficer by);

    /** Its author deletes a draft that others wrote on as well, or that had been given a number. */
    void deleted(Draft draft, UnlockedOfficer by);
}

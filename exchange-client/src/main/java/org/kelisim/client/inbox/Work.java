package org.kelisim.client.inbox;

import java.util.List;
import java.util.Optional;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/**
 * Who works on what came to an office. A notice is with one officer or with nobody; of two who take it at the same moment
 * one wins and the other is told who. Every step is recorded for the office's auditor and is never changed. It opens
 * nothing and hides nothing: every officer of the office can go on reading.
 */
public interface Work {
    /** The longest note to a colleague, in characters. */
    int LONGEST_NOTE = 300;

    /**
     * "I work on this"; nothing changes if that is so already. For anybody while nobody has it, and for the deputy of who has
     * it.
     */
    WorkOutcome take(DispatchId id, OfficeId office, UnlockedOfficer officer);

    /**
     * Hands it to a colleague of the office; for who has it and that officer's deputy, for anybody while nobody has it, and
     * for a releasing officer of the office, since who has it may be absent.
     *
     * @param colleague one of {@link #colleagues}
     * @param note one line or empty
     */
    WorkOutcome handOver(DispatchId id, OfficeId office, String colleague, String note, UnlockedOfficer officer);

    /** Lets go of it; for who has it. */
    WorkOutcome giveBack(DispatchId id, OfficeId office, UnlockedOfficer officer);

    /** Empty if nobody has it, or if it is none of the officer's offices. */
    Optional<Holder> holder(DispatchId id, OfficeId office, UnlockedOfficer officer);

    /** Who may work there at present, the asking officer left out, by name; empty for an office that is not the officer's. */
    List<Colleague> colleagues(OfficeId office, UnlockedOfficer officer);
}

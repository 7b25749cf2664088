package org.kelisim.client.draft;

import java.util.Set;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;

/** Whose drafts are still that person's (docs/decisions/0030-a-draft-changes-hands.md, 0031-a-deputy-takes-drafts-over.md). */
public interface Authors {
    /**
     * The ids of those who write for the office: enrolled there as an officer, or invited by a code that is still open. An
     * enrolment that has merely run out still counts; only a coordinator's step ends it.
     */
    Set<String> writers(OfficeId office);

    /** The ids of those for whom the officer stands in there today. */
    Set<String> absent(UnlockedOfficer deputy, OfficeId office);

    /** Whether an author's approval under that enrolment still counts: the officer has that key yet, and writes there. */
    boolean approves(Enrolment enrolment);
}

package org.kelisim.client.draft;

import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;

/** Whose drafts are still that person's (docs/decisions/0030-a-draft-changes-hands.md, 0031-a-deputy-takes-drafts-over.md). */
public interface Authors {
    /**
     * Whether the officer of that id writes for the office: enrolled there as an officer, or invited by a code that is still
     * open. An enrolment that has merely run out still counts; only a coordinator's step ends it.
     */
    boolean writes(String officer, OfficeId office);

    /** Whether the officer stands in for the officer of that id in that office today. */
    boolean standsIn(UnlockedOfficer deputy, String absent, OfficeId office);

    /** Whether an author's approval under that enrolment still counts: the officer has that key yet, and writes there. */
    boolean approves(Enrolment enrolment);
}

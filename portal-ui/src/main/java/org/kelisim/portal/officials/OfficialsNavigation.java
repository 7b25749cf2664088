package org.kelisim.portal.officials;

import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.party.Role;
import org.kelisim.portal.session.OfficerSession;

/** Where the own party's people are, and for whom. */
public final class OfficialsNavigation {

    /** The list's path. */
    public static final String PATH = "officials";

    private OfficialsNavigation() {}

    /** Whether the person has business there: coordinators and auditors. */
    public static boolean isFor(OfficerSession session) {
        return session.unlocked()
                .filter(officer -> session.node().officials().coordinates(officer) || isAuditor(officer))
                .isPresent();
    }

    private static boolean isAuditor(UnlockedOfficer officer) {
        return officer.offices().stream().anyMatch(office -> officer.may(Role.AUDITOR, office));
    }
}

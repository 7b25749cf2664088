package org.kelisim.client.officer;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * A person of the own party as the coordinators see it.
 *
 * @param account the user name of the login
 * @param officer the opaque id in enrolments and approvals
 * @param roles what the person may do, by office
 * @param until when the enrolments end
 */
public record Official(
        String account, String officer, String name, Map<OfficeId, Set<Role>> roles, Instant until, Standing standing) {
    /** Copies the roles. */
    public Official {
        roles = Map.copyOf(roles);
    }

    /** How far the person has come. */
    public sealed interface Standing {
        /** @param until when the code ends */
        record Invited(Instant until) implements Standing {}

        /** The code has ended; the person needs a new invitation. */
        record InvitationOver() implements Standing {}

        record Enrolled() implements Standing {}

        /** The enrolments have ended, or their coordinator is no longer one; saving them again renews them. */
        record EnrolmentOver() implements Standing {}
    }

    /** Whether a coordinator may change this person here; coordinators, registrars and the Chair stand in signed lists. */
    public boolean isManaged() {
        return roles.values().stream().allMatch(Officials.GRANTABLE::containsAll);
    }
}

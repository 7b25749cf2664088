package org.kelisim.client.officer;

import java.util.Set;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * What a verified login token says of an officer. Alone it opens and signs nothing.
 *
 * @param subject the account by which the vault knows the credential: the token's {@code preferred_username}
 */
public record TokenOfficer(String subject, String name, Set<OfficeId> offices, Set<Role> roles) {
    /** Copies the sets. */
    public TokenOfficer {
        offices = Set.copyOf(offices);
        roles = Set.copyOf(roles);
    }
}

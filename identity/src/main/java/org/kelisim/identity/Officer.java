package org.kelisim.identity;

import java.util.Set;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

/**
 * A person who has logged in, as the party's issuer describes him or her. Alone this opens and signs nothing:
 * for that the node asks for a credential that it has enrolled itself.
 *
 * @param subject the issuer's unchanging name for the person
 * @param displayName for the screen; never to decide by
 */
public record Officer(
        PartyCode party, String subject, String username, String displayName, Set<OfficeId> offices, Set<Role> roles) {

    /** @throws IllegalArgumentException if an office is another party's */
    public Officer {
        offices = Set.copyOf(offices);
        roles = Set.copyOf(roles);
        if (offices.stream().anyMatch(office -> !office.party().equals(party))) {
            throw new IllegalArgumentException("An officer stands in offices of the own party only.");
        }
    }
}

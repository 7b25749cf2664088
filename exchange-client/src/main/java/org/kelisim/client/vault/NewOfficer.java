package org.kelisim.client.vault;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * Who is to be enrolled.
 *
 * @param account the user name by which the login token will name the officer
 * @param name as recipients of notices will see it
 * @param roles what the officer may do, by office
 */
public record NewOfficer(
        String account, String name, Map<OfficeId, Set<Role>> roles, Instant notBefore, Instant notAfter) {
    /** @throws IllegalArgumentException if a text is empty, nothing is allowed, or the validity ends before it begins */
    public NewOfficer {
        roles = roles.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Set.copyOf(it.getValue())));
        if (account.isBlank() || account.length() > 100 || name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("An officer has an account and a name.");
        }
        if (roles.isEmpty() || !notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("An officer is enrolled in an office, for a time.");
        }
    }
}

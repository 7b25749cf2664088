package org.kelisim.infra.keycloak;

import java.util.Set;
import java.util.regex.Pattern;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * A person who can log in. A coordinator may also see and manage the realm's users, and nothing else of it.
 *
 * @param username 2 to 60 lower-case letters, digits, dots and hyphens
 * @param oneTime whether the first login asks for another password
 */
public record Account(
        String username,
        String firstName,
        String lastName,
        String email,
        Set<Role> roles,
        Set<OfficeId> offices,
        PasswordHash password,
        boolean oneTime) {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,59}");

    /** @throws IllegalArgumentException if the user name is not one, or Keycloak would ask for more at the first login */
    public Account {
        roles = Set.copyOf(roles);
        offices = Set.copyOf(offices);
        if (username.length() > 60 || !USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("A user name is 2 to 60 lower-case letters, digits, dots and hyphens.");
        }
        if (firstName.isBlank() || lastName.isBlank() || email.indexOf('@') < 1) {
            throw new IllegalArgumentException(username + " needs a first name, a last name and an e-mail address.");
        }
    }
}

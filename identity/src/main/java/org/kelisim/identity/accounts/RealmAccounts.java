package org.kelisim.identity.accounts;

import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import org.kelisim.identity.login.OwnToken;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * The accounts of one realm of Keycloak, with the token of the person who acts: what the realm lets a coordinator do, and
 * nothing more. An account alone opens and signs nothing at a node.
 */
public interface RealmAccounts {

    /** Makes an account with a one-time password; it can log in only when offices and roles are there. */
    AccountOutcome create(NewAccount account);

    /** Gives exactly these offices and, of the roles that are given here, exactly these; for the next login. */
    AccountOutcome change(String username, Set<OfficeId> offices, Set<Role> roles);

    /** Closes the account and ends its sessions at the issuer. */
    AccountOutcome close(String username);

    /** A new one-time password, also for an account that was closed, which it opens again. */
    AccountOutcome renewPassword(String username);

    /**
     * The realm of an issuer.
     *
     * @param issuer of Keycloak, {@code .../realms/kaz}
     * @param token the acting person's own
     * @param given the roles that are given and taken here; whatever else an account has is left alone
     */
    static RealmAccounts of(URI issuer, Supplier<OwnToken> token, Set<Role> given) {
        return new KeycloakAccounts(issuer, token, given);
    }
}

package org.kelisim.identity.caller;

import java.net.URI;
import java.util.Set;
import org.kelisim.party.PartyCode;

/**
 * What the directory says of an issuer.
 *
 * @param jwks where its public keys are
 * @param clients the {@code azp} values that may call
 * @param active whether the party is active. A suspended party's systems are still known, so that they can see
 *     their feed and the directory, but without {@link SystemAuthentication#ACTIVE}
 */
public record IssuerEntry(PartyCode party, URI jwks, Set<String> clients, boolean active) {

    /** Copies the set. */
    public IssuerEntry {
        clients = Set.copyOf(clients);
    }
}

package org.kelisim.infra.keycloak;

import java.net.URI;
import java.util.List;

/**
 * A node's login: authorization code with PKCE (S256); it proves itself by {@code private_key_jwt}.
 *
 * @param jwks the node's public keys (ES256) as a JWK set
 * @param redirectUris exact addresses to which a login may return, without wildcards
 * @param logoutUris exact addresses to which a logout may return
 */
public record PortalClient(String clientId, String jwks, List<URI> redirectUris, List<URI> logoutUris) {

    /** @throws IllegalArgumentException if there is no redirect address, one has a wildcard, or the keys are not public */
    public PortalClient {
        redirectUris = List.copyOf(redirectUris);
        logoutUris = List.copyOf(logoutUris);
        PublicKeys.require(clientId, jwks);
        if (redirectUris.isEmpty()) {
            throw new IllegalArgumentException("The client " + clientId + " needs a redirect address.");
        }
        if (redirectUris.toString().contains("*") || logoutUris.toString().contains("*")) {
            throw new IllegalArgumentException("The client " + clientId + " may not have an address with a wildcard.");
        }
    }
}

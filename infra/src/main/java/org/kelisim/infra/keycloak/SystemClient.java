package org.kelisim.infra.keycloak;

/**
 * A node or a state's own system at the exchange: client credentials with {@code private_key_jwt}; its tokens
 * are bound to a key (DPoP, RFC 9449), last five minutes and are for the exchange alone.
 *
 * @param jwks the caller's public keys (ES256) as a JWK set
 */
public record SystemClient(String clientId, String jwks) {

    /** The only audience in its tokens. */
    public static final String AUDIENCE = "kelisim-exchange";

    /** @throws IllegalArgumentException if the keys are not public */
    public SystemClient {
        PublicKeys.require(clientId, jwks);
    }
}

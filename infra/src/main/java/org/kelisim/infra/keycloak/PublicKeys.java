package org.kelisim.infra.keycloak;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's keys in a realm file: a JWK set of P-256 signing keys, without anything private. */
final class PublicKeys {

    private static final JsonMapper JSON = new JsonMapper();

    private PublicKeys() {}

    static void require(String clientId, String jwks) {
        JsonNode keys;
        try {
            keys = JSON.readTree(jwks).path("keys");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The client " + clientId + " needs its public keys as a JWK set.", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The client " + clientId + " needs its public keys as a JWK set.");
        }
        for (JsonNode key : keys) {
            if (key.has("d") || key.has("k")) {
                throw new IllegalArgumentException("The client " + clientId + " must not give its private key away.");
            }
            // Keycloak imports a key without these silently and then never finds it.
            if (!key.path("crv").asString("").equals("P-256")
                    || !key.path("use").asString("").equals("sig")
                    || key.path("kid").asString("").isEmpty()) {
                throw new IllegalArgumentException(
                        "The keys of the client " + clientId + " must be P-256 with \"use\":\"sig\" and a \"kid\".");
            }
        }
    }
}

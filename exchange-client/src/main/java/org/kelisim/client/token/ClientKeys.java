package org.kelisim.client.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;

/** Clients' keys in the form that issuers take: P-256, for ES256 signatures, named by their thumbprint (RFC 7638). */
public final class ClientKeys {

    private ClientKeys() {}

    /**
     * A JWK set of public keys, for the client's registration at its issuer.
     *
     * @throws IllegalArgumentException if a key is not P-256
     */
    public static String jwks(List<? extends PublicKey> keys) {
        return new JWKSet(keys.stream().<JWK>map(key -> named(builder(key))).toList()).toString();
    }

    static ECKey pair(KeyPair pair) {
        return named(builder(pair.getPublic()).privateKey(pair.getPrivate()));
    }

    private static ECKey.Builder builder(PublicKey key) {
        if (key instanceof ECPublicKey ec && Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
            return new ECKey.Builder(Curve.P_256, ec);
        }
        throw new IllegalArgumentException("A client's key must be P-256.");
    }

    private static ECKey named(ECKey.Builder builder) {
        try {
            return builder.keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

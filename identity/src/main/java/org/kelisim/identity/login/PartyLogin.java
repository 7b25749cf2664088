package org.kelisim.identity.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import org.kelisim.party.PartyCode;

/**
 * How officials of one party log in here.
 *
 * @param issuer the party's issuer, a Keycloak realm, as the directory has it
 * @param clientId this portal's name there
 * @param key P-256 pair by which this portal proves itself ({@code private_key_jwt}); the issuer knows the public
 *     key under its thumbprint (RFC 7638)
 */
public record PartyLogin(PartyCode party, URI issuer, String clientId, KeyPair key) {

    /** @throws IllegalArgumentException if the key is not P-256 */
    public PartyLogin {
        if (!(key.getPublic() instanceof ECPublicKey ec)
                || !Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
            throw new IllegalArgumentException("The portal's key at " + issuer + " must be P-256.");
        }
    }

    /** The name in {@code /oauth2/authorization/<name>}: the party's code in lower case. */
    public String registrationId() {
        return party.realm();
    }

    ECKey jwk() {
        try {
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) key.getPublic())
                    .privateKey(key.getPrivate())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "PartyLogin[" + party + " at " + issuer + " as " + clientId + "]";
    }
}

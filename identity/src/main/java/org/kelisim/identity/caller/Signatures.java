package org.kelisim.identity.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import java.security.Provider;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** JWTs (RFC 7519) and their signatures. */
final class Signatures {

    /** Verifies P-256 several times faster than the JDK. */
    private static final Provider FAST = new BouncyCastleProvider();

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private Signatures() {}

    /** Reads a compact JWS; empty if it is not exactly that, such as an unsigned token. */
    static Optional<SignedJWT> parse(String text) {
        if (!COMPACT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(text));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the key made the signature by the only algorithm that goes with it: ES256, or EdDSA with Ed25519. */
    static boolean isBy(JWK key, SignedJWT jwt) {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        try {
            return switch (key) {
                case ECKey ec
                when algorithm.equals(JWSAlgorithm.ES256) -> {
                    ECDSAVerifier verifier = new ECDSAVerifier(ec);
                    verifier.getJCAContext().setProvider(FAST);
                    yield jwt.verify(verifier);
                }
                case OctetKeyPair okp when isEd25519(algorithm) -> jwt.verify(new Ed25519Verifier(okp));
                default -> false;
            };
        } catch (JOSEException e) {
            return false;
        }
    }

    static boolean isEd25519(JWSAlgorithm algorithm) {
        return algorithm.equals(JWSAlgorithm.EdDSA) || algorithm.equals(JWSAlgorithm.Ed25519);
    }
}

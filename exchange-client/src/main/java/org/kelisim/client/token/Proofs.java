package org.kelisim.client.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Proofs that a request comes from the holder of the key (RFC 9449 §4.2). */
final class Proofs {

    private final ECKey key;
    private final JWSHeader header;
    private final Clock clock;

    Proofs(ECKey key, Clock clock) {
        this.key = key;
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(new ECKey.Builder(key.getCurve(), key.getX(), key.getY()).build())
                .build();
        this.clock = clock;
    }

    /** @param token the access token that goes with the request; none when one is being asked for */
    String proof(String method, URI target, Optional<String> token) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", withoutQuery(target))
                .issueTime(Date.from(clock.instant()));
        token.ifPresent(value -> claims.claim("ath", hash(value)));
        return Jws.sign(key, header, claims.build());
    }

    private static String withoutQuery(URI target) {
        try {
            String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            return new URI(target.getScheme() + "://" + target.getRawAuthority() + path).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + target, e);
        }
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(hash).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

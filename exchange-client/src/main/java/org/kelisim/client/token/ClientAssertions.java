package org.kelisim.client.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Signed assertions by which a client proves itself to its issuer, once each and for a minute (RFC 7523 §3). */
final class ClientAssertions {

    private static final int SECONDS = 60;

    private final URI issuer;
    private final String clientId;
    private final ECKey key;
    private final Clock clock;

    ClientAssertions(URI issuer, String clientId, ECKey key, Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.key = key;
        this.clock = clock;
    }

    String clientId() {
        return clientId;
    }

    String assertion() {
        Instant now = clock.instant();
        return Jws.sign(
                key,
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(issuer.toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(SECONDS)))
                        .build());
    }
}

package org.kelisim.identity.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.mock.web.MockHttpServletRequest;

/** A request to the exchange that is good in every way until a test spoils it. */
final class Attempt {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String ISSUER = "https://login.example/realms/kaz";
    static final String HOST = "https://exchange.example";
    static final String PATH = "/v1/feed";

    private final ECKey proofKey;
    private final JWTClaimsSet.Builder token;
    private final JWTClaimsSet.Builder proof;
    private JWSHeader tokenHeader;
    private JWSSigner tokenSigner;
    private JWSHeader proofHeader;
    private JWSSigner proofSigner;
    private UnaryOperator<String> tokenText = text -> text;
    private UnaryOperator<String> proofText = text -> text;
    /** Made once: a signature is different each time, and a remembered token must be the same. */
    private String signedToken = "";

    private String scheme = "DPoP ";
    private int proofs = 1;

    Attempt(ECKey issuerKey, ECKey proofKey) throws JOSEException {
        this.proofKey = proofKey;
        tokenHeader = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(issuerKey.getKeyID())
                .build();
        tokenSigner = new ECDSASigner(issuerKey);
        token = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("service-account-node")
                .audience("kelisim-exchange")
                .claim("azp", "node")
                .claim("cnf", Map.of("jkt", proofKey.computeThumbprint().toString()))
                .issueTime(Date.from(NOW.minusSeconds(10)))
                .expirationTime(Date.from(NOW.plusSeconds(290)));
        proofHeader = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(proofKey.toPublicJWK())
                .build();
        proofSigner = new ECDSASigner(proofKey);
        proof = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", "GET")
                .claim("htu", HOST + PATH)
                .issueTime(Date.from(NOW));
    }

    Attempt token(String claim, Object value) {
        token.claim(claim, value);
        return this;
    }

    Attempt tokenTimes(Instant issued, Instant expires) {
        token.issueTime(Date.from(issued)).expirationTime(Date.from(expires));
        return this;
    }

    Attempt tokenSigned(JWSHeader header, JWSSigner signer) {
        tokenHeader = header;
        tokenSigner = signer;
        return this;
    }

    Attempt tokenText(UnaryOperator<String> change) {
        tokenText = change;
        return this;
    }

    Attempt proof(String claim, Object value) {
        proof.claim(claim, value);
        return this;
    }

    Attempt proofIssued(Instant time) {
        proof.issueTime(Date.from(time));
        return this;
    }

    Attempt proofSigned(JWSHeader header, JWSSigner signer) {
        proofHeader = header;
        proofSigner = signer;
        return this;
    }

    Attempt proofText(UnaryOperator<String> change) {
        proofText = change;
        return this;
    }

    Attempt scheme(String text) {
        scheme = text;
        return this;
    }

    Attempt proofs(int number) {
        proofs = number;
        return this;
    }

    ECKey proofKey() {
        return proofKey;
    }

    MockHttpServletRequest request() throws JOSEException {
        if (signedToken.isEmpty()) {
            signedToken = tokenText.apply(signed(tokenHeader, token.build(), tokenSigner));
        }
        String accessToken = signedToken;
        if (!proof.getClaims().containsKey("ath")) {
            proof.claim("ath", Hashes.sha256(accessToken));
        }
        String dpop = proofText.apply(signed(proofHeader, proof.build(), proofSigner));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", PATH);
        request.addHeader("Authorization", scheme + accessToken);
        List.of(dpop, dpop).subList(0, proofs).forEach(value -> request.addHeader("DPoP", value));
        // Whatever the caller says of the host counts for nothing.
        request.setServerName("evil.example");
        return request;
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}

package org.kelisim.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final URI TARGET = URI.create("https://exchange.example/v1/feed?after=3");
    private static final KeyPair CLIENT = keyPair("secp256r1");
    private static final KeyPair PROOF = keyPair("secp256r1");

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private TestIssuer issuer;
    private AccessTokens tokens;

    @BeforeEach
    void start() throws Exception {
        issuer = new TestIssuer();
        tokens = new AccessTokens(issuer.issuer(), "node", CLIENT, PROOF, clock);
    }

    @AfterEach
    void stop() {
        tokens.close();
        issuer.close();
    }

    @Test
    void provesTheClientToItsIssuer() throws Exception {
        tokens.headers("GET", TARGET);
        Map<String, String> form = issuer.asked.getFirst().form();
        assertThat(form).containsEntry("grant_type", "client_credentials");
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        JWKSet published = JWKSet.parse(ClientKeys.jwks(List.of(CLIENT.getPublic())));
        ECKey key = published.getKeyByKeyId(assertion.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(assertion.verify(new ECDSAVerifier(key))).isTrue();
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("node");
        assertThat(claims.getSubject()).isEqualTo("node");
        assertThat(claims.getAudience()).containsExactly(issuer.issuer().toString());
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void bindsTheTokenToTheProofKey() throws Exception {
        tokens.headers("GET", TARGET);
        JWTClaimsSet proof = issuer.asked.getFirst().proofClaims();
        assertThat(proof.getStringClaim("htm")).isEqualTo("POST");
        assertThat(proof.getStringClaim("htu")).isEqualTo(issuer.endpoint().toString());
        assertThat(proof.getClaims()).doesNotContainKey("ath");
    }

    @Test
    void provesEveryRequest() throws Exception {
        Map<String, String> headers = tokens.headers("PUT", TARGET);
        assertThat(headers).containsEntry("Authorization", "DPoP first");
        SignedJWT proof = SignedJWT.parse(headers.get("DPoP"));
        assertThat(proof.getHeader().getType().getType()).isEqualTo("dpop+jwt");
        assertThat(proof.getHeader().getJWK().isPrivate()).isFalse();
        assertThat(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey())))
                .isTrue();
        JWTClaimsSet claims = proof.getJWTClaimsSet();
        assertThat(claims.getStringClaim("htm")).isEqualTo("PUT");
        assertThat(claims.getStringClaim("htu")).isEqualTo("https://exchange.example/v1/feed");
        // SHA-256 of "first", as openssl computes it.
        assertThat(claims.getStringClaim("ath")).isEqualTo("p5N7ZLjKpY8Dchu2us9ceMsjX-vg5wsbhM2ZVBRhoI4");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(now);
        JWTClaimsSet next =
                SignedJWT.parse(tokens.headers("PUT", TARGET).get("DPoP")).getJWTClaimsSet();
        assertThat(next.getJWTID()).isNotEqualTo(claims.getJWTID());
    }

    @Test
    void usesATokenUntilShortlyBeforeItsEnd() throws Exception {
        tokens.headers("GET", TARGET);
        issuer.hands("second", 300);
        now = now.plusSeconds(269);
        assertThat(tokens.headers("GET", TARGET)).containsEntry("Authorization", "DPoP first");
        now = now.plusSeconds(1);
        assertThat(tokens.headers("GET", TARGET)).containsEntry("Authorization", "DPoP second");
        assertThat(issuer.asked).hasSize(2);
    }

    @Test
    void discardedTokenIsReplacedUnlessItWasNew() throws Exception {
        tokens.headers("GET", TARGET);
        issuer.hands("second", 300);
        tokens.discard();
        assertThat(tokens.headers("GET", TARGET)).containsEntry("Authorization", "DPoP first");
        now = now.plusSeconds(10);
        tokens.discard();
        assertThat(tokens.headers("GET", TARGET)).containsEntry("Authorization", "DPoP second");
    }

    @Test
    void manyThreadsAskOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> tokens.headers("GET", TARGET)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(issuer.asked).hasSize(1);
    }

    @Test
    void saysWhyTheIssuerRefusesAndLeavesItAloneForAMoment() throws Exception {
        issuer.status = 401;
        issuer.answer = "{\"error\":\"invalid_client\",\"error_description\":\"no\\u001b[2J such key\"}";
        assertThatThrownBy(() -> tokens.headers("GET", TARGET))
                .isInstanceOf(TokenRefusedException.class)
                .hasMessageContaining("the client node no token: invalid_client no?[2J such key");
        assertThatThrownBy(() -> tokens.headers("GET", TARGET)).isInstanceOf(TokenRefusedException.class);
        assertThat(issuer.asked).hasSize(1);
        now = now.plusSeconds(2);
        issuer.status = 200;
        issuer.hands("later", 300);
        assertThat(tokens.headers("GET", TARGET)).containsEntry("Authorization", "DPoP later");
    }

    @Test
    void refusesATokenThatIsNotBound() {
        issuer.answer = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300}";
        assertThatThrownBy(() -> tokens.headers("GET", TARGET))
                .isInstanceOf(TokenRefusedException.class)
                .hasMessageContaining("does not bind");
    }

    @Test
    void failingIssuerIsNotARefusal() {
        issuer.status = 500;
        assertThatThrownBy(() -> tokens.headers("GET", TARGET))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(TokenRefusedException.class);
    }

    @Test
    void refusesAnIssuerOfAnotherName() {
        issuer.discovery = "{\"issuer\":\"https://evil.example\",\"token_endpoint\":\"" + issuer.endpoint() + "\"}";
        assertThatThrownBy(() -> tokens.headers("GET", TARGET)).hasMessageContaining("no issuer of that name");
        assertThat(issuer.asked).isEmpty();
    }

    @Test
    void refusesATokenEndpointThatOthersCanListenTo() {
        issuer.discovery = "{\"issuer\":\"" + issuer.issuer() + "\",\"token_endpoint\":\"http://login.example/token\"}";
        assertThatThrownBy(() -> tokens.headers("GET", TARGET)).hasMessageContaining("no token endpoint");
        assertThatThrownBy(() -> new AccessTokens(URI.create("http://login.example"), "node", CLIENT, PROOF, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnotherKindOfKey() {
        KeyPair p384 = keyPair("secp384r1");
        assertThatThrownBy(() -> new AccessTokens(issuer.issuer(), "node", p384, PROOF, clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientKeys.jwks(List.of(p384.getPublic())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static KeyPair keyPair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

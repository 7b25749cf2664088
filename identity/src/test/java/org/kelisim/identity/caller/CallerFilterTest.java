package org.kelisim.identity.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.identity.SystemCaller;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerFilterTest {

    private static final ECKey ISSUER_KEY = TestIssuer.key("k1");
    private static final ECKey PROOF_KEY = TestIssuer.key("p1");
    private static final Instant NOW = Attempt.NOW;

    private static OctetKeyPair edKey;
    private static RSAKey rsaKey;
    private static TestIssuer issuer;

    private final Door door = new Door().knows(issuer.jwks());

    @BeforeAll
    static void start() throws Exception {
        edKey = new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
        rsaKey = new RSAKeyGenerator(2048).keyID("rsa").generate();
        issuer = new TestIssuer(ISSUER_KEY, edKey, rsaKey.toPublicJWK());
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private static Attempt attempt() throws Exception {
        return new Attempt(ISSUER_KEY, PROOF_KEY);
    }

    @Test
    void admitsTheHolderOfABoundToken() throws Exception {
        Door.Result result = door.ask(attempt());
        assertThat(result.outcome()).isEqualTo("admitted");
        assertThat(result.caller().orElseThrow().getPrincipal()).isEqualTo(new SystemCaller(Door.KAZ, "node"));
        assertThat(result.caller().orElseThrow().getAuthorities())
                .extracting("authority")
                .containsExactly(SystemAuthentication.ACTIVE);
    }

    @Test
    void admitsATokenSignedWithEd25519() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed").build();
        assertThat(door.ask(attempt().tokenSigned(header, new Ed25519Signer(edKey)))
                        .outcome())
                .isEqualTo("admitted");
    }

    @Test
    void admitsOneTokenWithManyProofs() throws Exception {
        assertThat(door.ask(attempt()).outcome()).isEqualTo("admitted");
        assertThat(door.ask(attempt()).outcome()).isEqualTo("admitted");
    }

    @Test
    void knowsASuspendedPartyButDoesNotCallItActive() throws Exception {
        door.directory.put(Attempt.ISSUER, new IssuerEntry(Door.KAZ, issuer.jwks(), Set.of("node"), false));
        assertThat(door.ask(attempt()).caller().orElseThrow().getAuthorities()).isEmpty();
    }

    @Test
    void leavesARequestWithoutTokenToTheRules() throws Exception {
        assertThat(door.ask(new MockHttpServletRequest("GET", Attempt.PATH)).outcome())
                .isEqualTo("anonymous");
    }

    @Test
    void refusalIsAProblemInPlainWords() throws Exception {
        var response = door.ask(attempt().tokenTimes(NOW.minusSeconds(300), NOW.minusSeconds(1)))
                .response();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("DPoP error=\"invalid_token\", algs=\"ES256\"");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("has expired: get a new one");
    }

    @Test
    void refusesAnUnboundToken() throws Exception {
        assertThat(door.ask(attempt().scheme("Bearer ")).outcome()).isEqualTo("not-bound");
        assertThat(door.ask(attempt().scheme("Bearer ").proofs(0)).outcome()).isEqualTo("not-bound");
        assertThat(door.ask(attempt().token("cnf", null)).outcome()).isEqualTo("token-unbound");
        assertThat(door.ask(attempt().token("cnf", Map.of("x5t#S256", "a".repeat(43))))
                        .outcome())
                .isEqualTo("token-unbound");
    }

    @Test
    void refusesOtherThanOneProof() throws Exception {
        assertThat(door.ask(attempt().proofs(0)).outcome()).isEqualTo("headers");
        assertThat(door.ask(attempt().proofs(2)).outcome()).isEqualTo("headers");
    }

    @Test
    void refusesOversizedHeaders() throws Exception {
        assertThat(door.ask(attempt().token("padding", "x".repeat(5000))).outcome())
                .isEqualTo("token-size");
        assertThat(door.ask(attempt().proof("padding", "x".repeat(3000))).outcome())
                .isEqualTo("proof-size");
    }

    @Test
    void refusesAnUnsignedToken() throws Exception {
        String none = Base64URL.encode("{\"alg\":\"none\",\"kid\":\"k1\"}").toString();
        assertThat(door.ask(attempt().tokenText(text -> none + text.substring(text.indexOf('.'))))
                        .outcome())
                .isEqualTo("token-form");
        assertThat(door.ask(attempt()
                                .tokenText(text -> none + text.substring(text.indexOf('.'), text.lastIndexOf('.') + 1)))
                        .outcome())
                .isEqualTo("token-form");
    }

    @Test
    void refusesOtherAlgorithms() throws Exception {
        JWSHeader rs256 = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build();
        assertThat(door.ask(attempt().tokenSigned(rs256, new RSASSASigner(rsaKey)))
                        .outcome())
                .isEqualTo("token-form");
        JWSHeader hs256 = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build();
        byte[] publicKey = ISSUER_KEY.toECPublicKey().getEncoded();
        assertThat(door.ask(attempt().tokenSigned(hs256, new MACSigner(publicKey)))
                        .outcome())
                .isEqualTo("token-form");
    }

    @Test
    void refusesAKeyThatTheIssuerDoesNotPublish() throws Exception {
        ECKey foreign = TestIssuer.key("k1");
        assertThat(door.ask(new Attempt(foreign, PROOF_KEY)).outcome()).isEqualTo("token-unknown");
        assertThat(door.ask(new Attempt(TestIssuer.key("other"), PROOF_KEY)).outcome())
                .isEqualTo("token-unknown");
        JWSHeader withOwnKey = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("k1")
                .jwk(foreign.toPublicJWK())
                .build();
        assertThat(door.ask(attempt().tokenSigned(withOwnKey, new ECDSASigner(foreign)))
                        .outcome())
                .isEqualTo("token-unknown");
    }

    @Test
    void refusesAnAlteredToken() throws Exception {
        assertThat(door.ask(attempt().tokenText(text -> text.substring(0, text.length() - 4) + "AAAA"))
                        .outcome())
                .isEqualTo("token-unknown");
    }

    @Test
    void refusesACriticalHeaderThatItDoesNotKnow() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("k1")
                .criticalParams(Set.of("exp"))
                .customParam("exp", 1)
                .build();
        assertThat(door.ask(attempt().tokenSigned(header, new ECDSASigner(ISSUER_KEY)))
                        .outcome())
                .isEqualTo("token-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/realms/kgz",
                "https://login.example/realms/kaz/",
                "https://LOGIN.example/realms/kaz",
                "http://login.example/realms/kaz"
            })
    void refusesAnIssuerThatIsNotExactlyInTheDirectory(String other) throws Exception {
        assertThat(door.ask(attempt().token("iss", other)).outcome()).isEqualTo("token-unknown");
        assertThat(door.ask(attempt().token("iss", null)).outcome()).isEqualTo("token-unknown");
    }

    @Test
    void refusesAnotherAudience() throws Exception {
        for (Object audience : new Object[] {null, "account", List.of("kelisim-exchange", "account"), List.of()}) {
            assertThat(door.ask(attempt().token("aud", audience)).outcome()).isEqualTo("token-audience");
        }
    }

    @Test
    void refusesAClientThatTheStatementDoesNotList() throws Exception {
        assertThat(door.ask(attempt().token("azp", "portal")).outcome()).isEqualTo("token-client");
        assertThat(door.ask(attempt().token("azp", null)).outcome()).isEqualTo("token-client");
        assertThat(door.ask(attempt().token("azp", List.of("node"))).outcome()).isEqualTo("token-client");
    }

    @Test
    void removedClientIsRefusedAtOnceThoughItsTokenIsRemembered() throws Exception {
        assertThat(door.ask(attempt()).outcome()).isEqualTo("admitted");
        door.directory.put(Attempt.ISSUER, new IssuerEntry(Door.KAZ, issuer.jwks(), Set.of("system"), true));
        assertThat(door.ask(attempt()).outcome()).isEqualTo("token-client");
        door.directory.clear();
        assertThat(door.ask(attempt()).outcome()).isEqualTo("token-unknown");
    }

    @Test
    void refusesATokenOutsideItsTime() throws Exception {
        assertThat(door.ask(attempt().tokenTimes(NOW.minusSeconds(300), NOW)).outcome())
                .isEqualTo("token-expired");
        assertThat(door.ask(attempt().tokenTimes(NOW.plusSeconds(31), NOW.plusSeconds(300)))
                        .outcome())
                .isEqualTo("token-time");
        assertThat(door.ask(attempt().tokenTimes(NOW, NOW.plusSeconds(301))).outcome())
                .isEqualTo("token-time");
        assertThat(door.ask(attempt().token("nbf", NOW.plusSeconds(31).getEpochSecond()))
                        .outcome())
                .isEqualTo("token-time");
        assertThat(door.ask(attempt().token("exp", null)).outcome()).isEqualTo("token-time");
        assertThat(door.ask(attempt().token("iat", null)).outcome()).isEqualTo("token-time");
    }

    @Test
    void rememberedTokenExpires() throws Exception {
        Attempt first = attempt();
        assertThat(door.ask(first).outcome()).isEqualTo("admitted");
        door.clock.pass(Duration.ofSeconds(290));
        assertThat(door.ask(first.proof("jti", "later").proofIssued(NOW.plusSeconds(290)))
                        .outcome())
                .isEqualTo("token-expired");
    }

    @Test
    void refusesAReplayedProof() throws Exception {
        MockHttpServletRequest once = attempt().proof("jti", "same").request();
        assertThat(door.ask(once).outcome()).isEqualTo("admitted");
        assertThat(door.ask(once).outcome()).isEqualTo("proof-replayed");
        assertThat(door.ask(attempt().proof("jti", "same")).outcome()).isEqualTo("proof-replayed");
    }

    @Test
    void badProofDoesNotUseItsIdentifierUp() throws Exception {
        assertThat(door.ask(attempt().proof("jti", "once").proof("htm", "PUT")).outcome())
                .isEqualTo("proof-method");
        assertThat(door.ask(attempt().proof("jti", "once")).outcome()).isEqualTo("admitted");
    }

    @ParameterizedTest
    @CsvSource({
        "htm, PUT, proof-method",
        "htm, get, proof-method",
        "htm, , proof-method",
        "htu, https://exchange.example/v1/directory, proof-address",
        "htu, http://exchange.example/v1/feed, proof-address",
        "htu, https://evil.example/v1/feed, proof-address",
        "htu, https://exchange.example:8443/v1/feed, proof-address",
        "htu, https://exchange.example@evil.example/v1/feed, proof-address",
        "htu, /v1/feed, proof-address",
        "htu, mailto:a@b, proof-address",
        "htu, , proof-address",
        "ath, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, proof-token",
        "jti, , proof-id",
        "jti, '', proof-id",
        "iat, , proof-time",
    })
    void refusesAProofForSomethingElse(String claim, String value, String outcome) throws Exception {
        assertThat(door.ask(attempt().proof(claim, value)).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://exchange.example:443/v1/feed",
                "HTTPS://Exchange.Example/v1/feed",
                "https://exchange.example/v1/feed?after=3#x"
            })
    void acceptsTheSameAddressInAnotherForm(String address) throws Exception {
        assertThat(door.ask(attempt().proof("htu", address)).outcome()).isEqualTo("admitted");
    }

    @Test
    void refusesALongProofIdentifier() throws Exception {
        assertThat(door.ask(attempt().proof("jti", "x".repeat(129))).outcome()).isEqualTo("proof-id");
    }

    @Test
    void acceptsAProofForAMinuteAndNoLonger() throws Exception {
        assertThat(door.ask(attempt().proofIssued(NOW.minusSeconds(60))).outcome())
                .isEqualTo("admitted");
        assertThat(door.ask(attempt().proofIssued(NOW.plusSeconds(60))).outcome())
                .isEqualTo("admitted");
        assertThat(door.ask(attempt().proofIssued(NOW.minusSeconds(61))).outcome())
                .isEqualTo("proof-time");
        assertThat(door.ask(attempt().proofIssued(NOW.plusSeconds(61))).outcome())
                .isEqualTo("proof-time");
    }

    @Test
    void refusesAProofByAnotherKey() throws Exception {
        ECKey thief = TestIssuer.key("thief");
        JWSHeader own = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(thief.toPublicJWK())
                .build();
        assertThat(door.ask(attempt().proofSigned(own, new ECDSASigner(thief))).outcome())
                .isEqualTo("proof-key");
        JWSHeader stolen =
                new JWSHeader.Builder(own).jwk(PROOF_KEY.toPublicJWK()).build();
        assertThat(door.ask(attempt().proofSigned(stolen, new ECDSASigner(thief)))
                        .outcome())
                .isEqualTo("proof-signature");
    }

    @Test
    void refusesAProofOfAnotherForm() throws Exception {
        JWSHeader good = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(PROOF_KEY.toPublicJWK())
                .build();
        ECDSASigner signer = new ECDSASigner(PROOF_KEY);
        JWSHeader plain = new JWSHeader.Builder(good).type(JOSEObjectType.JWT).build();
        assertThat(door.ask(attempt().proofSigned(plain, signer)).outcome()).isEqualTo("proof-form");
        JWSHeader keyless = new JWSHeader.Builder(good).jwk(null).build();
        assertThat(door.ask(attempt().proofSigned(keyless, signer)).outcome()).isEqualTo("proof-form");
        ECKey p384 = new ECKeyGenerator(Curve.P_384).generate();
        JWSHeader otherCurve = new JWSHeader.Builder(JWSAlgorithm.ES384)
                .type(good.getType())
                .jwk(p384.toPublicJWK())
                .build();
        assertThat(door.ask(attempt().proofSigned(otherCurve, new ECDSASigner(p384)))
                        .outcome())
                .isEqualTo("proof-form");
        assertThat(door.ask(attempt().proofText(text -> "not a proof")).outcome())
                .isEqualTo("proof-form");
        assertThat(door.ask(attempt().proofText(text -> "ey.ey.ey")).outcome()).isEqualTo("proof-form");
    }

    @Test
    void refusesWhenTheReplayGuardIsOutOfOrder() throws Exception {
        Door broken = new Door((proof, until) -> {
                    throw new IllegalStateException("no database");
                })
                .knows(issuer.jwks());
        var response = broken.ask(attempt()).response();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.getContentAsString()).doesNotContain("database");
    }

    @Test
    void doesNotFetchKeysFromAnywhere() throws Exception {
        for (String address : List.of("http://10.0.0.1/certs", "https://10.0.0.1/certs", "file:///etc/passwd")) {
            Door other = new Door().knows(URI.create(address));
            assertThat(other.ask(attempt()).outcome()).isEqualTo("token-unknown");
        }
    }
}

package org.kelisim.exchange;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Profile;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ObjectNode;

/** A party's node as the exchange sees it: a token of the party's issuer, and a proof for each request. */
public final class TestNode {
    private final TestExchange exchange;
    private final PartyCode party;
    private final String issuer;
    private final ECKey issuerKey;
    private final ECKey proofKey = newKey();

    TestNode(TestExchange exchange, PartyCode party, String issuer, ECKey issuerKey) {
        this.exchange = exchange;
        this.party = party;
        this.issuer = issuer;
        this.issuerKey = issuerKey;
    }

    /** An answer with its body as text or bytes. */
    public record Answer(int status, byte[] bytes, HttpResponse<byte[]> response) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public ObjectNode json() {
            return CanonicalJson.read(bytes, 10_000_000);
        }

        public String problem() {
            return json().get("type").stringValue().replace("urn:kelisim:problem:", "");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer submit(Dispatch dispatch, String... headers) {
        return submit(dispatch.id().toString(), dispatch.bytes(), headers);
    }

    public Answer submit(String id, byte[] bytes, String... headers) {
        HttpRequest.Builder request = request("PUT", "/v1/dispatches/" + id)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .header("Content-Type", Profile.MEDIA_TYPE);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer get(String path) {
        return send(request("GET", path).GET());
    }

    public Answer put(String path, byte[] json) {
        return send(request("PUT", path)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(json))
                .header("Content-Type", "application/json"));
    }

    public Answer post(String path, String contentType, byte[] body) {
        return send(request("POST", path)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", contentType));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    exchange.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With token and proof; the query is no part of what the proof is for. */
    public HttpRequest.Builder request(String method, String path) {
        URI address = exchange.at(path);
        String token = token();
        JWTClaimsSet proof = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", address.toString().replaceAll("\\?.*", ""))
                .claim("ath", sha256(token))
                .issueTime(Date.from(now()))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(proofKey.toPublicJWK())
                .build();
        return HttpRequest.newBuilder(address)
                .header("Authorization", "DPoP " + token)
                .header("DPoP", signed(header, proof, proofKey));
    }

    private String token() {
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .subject("service-account-node")
                    .audience("kelisim-exchange")
                    .claim("azp", "node")
                    .claim("cnf", Map.of("jkt", proofKey.computeThumbprint().toString()))
                    .issueTime(Date.from(now().minusSeconds(5)))
                    .expirationTime(Date.from(now().plusSeconds(290)))
                    .build();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .keyID(issuerKey.getKeyID())
                    .build();
            return signed(header, claims, issuerKey);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant now() {
        return TestExchange.clock().instant();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("k1")
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "node of " + party;
    }
}

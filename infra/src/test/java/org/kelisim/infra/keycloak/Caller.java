package org.kelisim.infra.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP caller of one realm. It carries Keycloak's cookies by hand, since they are {@code Secure} even on loopback. */
final class Caller {

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI issuer;

    Caller(URI issuer) {
        this.issuer = issuer;
    }

    static Map<String, String> authorizationRequest() {
        return Map.of(
                "response_type", "code",
                "scope", "openid",
                "client_id", "portal",
                "redirect_uri", Realms.CALLBACK.toString(),
                "state", "s",
                "nonce", "n",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256");
    }

    HttpResponse<String> loginPage(Map<String, String> request, String language) throws Exception {
        URI uri = URI.create(issuer + "/protocol/openid-connect/auth?" + form(request));
        return send(HttpRequest.newBuilder(uri).header("Accept-Language", language));
    }

    /** Fills the login form in; the answer is the redirect after a login, or the form once more. */
    HttpResponse<String> login(String user, String password) throws Exception {
        return login(loginPage(authorizationRequest(), "en"), user, password);
    }

    /** Follows a portal's own request. */
    HttpResponse<String> login(URI request, String user, String password) throws Exception {
        return login(send(HttpRequest.newBuilder(request)), user, password);
    }

    private HttpResponse<String> login(HttpResponse<String> page, String user, String password) throws Exception {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IOException("no login form: " + page.statusCode() + " " + page.body());
        }
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        URI action = URI.create(form.group(1).replace("&amp;", "&"));
        return send(HttpRequest.newBuilder(action)
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("username", user, "password", password)))));
    }

    /** A whole login; the tokens that the portal would get. */
    JsonNode tokensOf(String user) throws Exception {
        HttpResponse<String> answer = login(user, Realms.PASSWORD);
        String location = answer.headers().firstValue("Location").orElseThrow();
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        if (!code.find()) {
            throw new IOException("no code in " + location);
        }
        return JSON.readTree(token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code.group(1),
                        "redirect_uri",
                        Realms.CALLBACK.toString(),
                        "code_verifier",
                        VERIFIER,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion("portal")))
                .body());
    }

    HttpResponse<String> token(Map<String, String> parameters) throws Exception {
        return token(parameters, Map.of());
    }

    HttpResponse<String> token(Map<String, String> parameters, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(parameters)));
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<String> get(URI uri, String bearer) throws Exception {
        return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + bearer));
    }

    String assertion(String clientId) throws JOSEException {
        ECKey key = new ECKey.Builder(Curve.P_256, (ECPublicKey) Realms.KEY.getPublic())
                .privateKey(Realms.KEY.getPrivate())
                .keyIDFromThumbprint()
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(issuer.toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(50)))
                        .build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

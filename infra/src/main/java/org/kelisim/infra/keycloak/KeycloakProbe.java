package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.kelisim.party.PartyCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a starting server whether it is there. Not at {@code /realms/<name>}: that fails without RSA keys. */
final class KeycloakProbe implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    /** The challenge of RFC 7636, appendix B; the login is never finished. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final int port;

    KeycloakProbe(int port) {
        this.port = port;
    }

    /** Whether the party's realm is there and calls itself by the expected issuer. */
    boolean answers(PartyCode party) throws InterruptedException {
        URI issuer = KeycloakServer.issuer(port, party);
        try {
            HttpResponse<String> answer = get(issuer + "/.well-known/openid-configuration");
            return answer.statusCode() == 200
                    && JSON.readTree(answer.body()).path("issuer").asString().equals(issuer.toString());
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    /** Renders a login page, which takes a second or more the first time. */
    void renderLogin(PartyCode party, PortalClient portal, Path log) throws KeycloakFailure, InterruptedException {
        String query = "response_type=code&scope=openid&state=warm-up&code_challenge_method=S256&code_challenge="
                + CHALLENGE + "&client_id=" + encoded(portal.clientId()) + "&redirect_uri="
                + encoded(portal.redirectUris().getFirst().toString());
        int status;
        try {
            status = get(KeycloakServer.issuer(port, party) + "/protocol/openid-connect/auth?" + query)
                    .statusCode();
        } catch (IOException e) {
            status = -1;
        }
        if (status != 200) {
            throw new KeycloakFailure(
                    "Keycloak shows no login page for " + party + " (status " + status + "). See " + log + ".");
        }
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

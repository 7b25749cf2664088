package org.kelisim.infra.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server, as the realm files make it. */
@ExtendWith(RealKeycloak.class)
class KeycloakServerTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final KeycloakServer server;
    private final Caller kaz;

    KeycloakServerTest(KeycloakServer server) {
        this.server = server;
        this.kaz = new Caller(issuer("KAZ"));
    }

    @Test
    void listensOnLoopbackAndNamesEveryRealmByItsIssuer() throws Exception {
        for (String code : List.of("KAZ", "KGZ")) {
            JsonNode document = JSON.readTree(
                    get(issuer(code) + "/.well-known/openid-configuration").body());
            assertThat(document.path("issuer").asString())
                    .isEqualTo(issuer(code).toString());
            assertThat(document.path("jwks_uri").asString())
                    .isEqualTo(KeycloakServer.keys(server.port(), new PartyCode(code))
                            .toString());
        }
    }

    @Test
    void publishesOnlyEllipticCurveKeys() throws Exception {
        get(issuer("KAZ").toString());
        JsonNode keys = JSON.readTree(get(KeycloakServer.keys(server.port(), new PartyCode("KAZ"))
                                .toString())
                        .body())
                .path("keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.path(0).path("alg").asString()).isEqualTo("ES256");
    }

    @Test
    void hostHeaderDoesNotChooseTheIssuer() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(("GET /realms/kaz/.well-known/openid-configuration HTTP/1.1\r\nHost: evil.example\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains(issuer("KAZ").toString()).doesNotContain("evil.example");
        }
    }

    @Test
    void officerLogsInAndTheTokenSaysWhoAndWhere() throws Exception {
        JsonNode tokens = kaz.tokensOf("aigul");
        SignedJWT idToken = SignedJWT.parse(tokens.path("id_token").asString());
        assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        JWTClaimsSet claims = idToken.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer("KAZ").toString());
        assertThat(claims.getAudience()).containsExactly("portal");
        assertThat(claims.getSubject()).isNotBlank();
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("aigul");
        assertThat(claims.getStringClaim("name")).isEqualTo("aigul KAZ");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n");
        assertThat(claims.getStringListClaim("roles")).containsExactlyInAnyOrder("officer", "releaser");
        assertThat(claims.getStringListClaim("groups")).containsExactly("/migration-service");
    }

    @Test
    void everyAccountHasWhatTheFileSaid() throws Exception {
        for (Realm realm : RealKeycloak.REALMS) {
            Caller caller = new Caller(issuer(realm.party().value()));
            for (Account account : realm.accounts()) {
                JsonNode tokens = caller.tokensOf(account.username());
                JWTClaimsSet id = claims(tokens, "id_token");
                assertThat(id.getStringListClaim("roles"))
                        .containsExactlyInAnyOrderElementsOf(
                                account.roles().stream().map(Role::wire).toList());
                assertThat(Optional.ofNullable(id.getStringListClaim("groups")).orElse(List.of()))
                        .containsExactlyInAnyOrderElementsOf(account.offices().stream()
                                .map(office -> "/" + office.name())
                                .toList());
                assertThat(claims(tokens, "access_token").getClaims().containsKey("resource_access"))
                        .isEqualTo(account.roles().contains(Role.COORDINATOR));
            }
        }
    }

    @Test
    void coordinatorGovernsOwnUsersAndNothingElse() throws Exception {
        String token = kaz.tokensOf("madina").path("access_token").asString();
        assertThat(status("/admin/realms/kaz/users", token)).isEqualTo(200);
        assertThat(status("/admin/realms/kaz/components", token)).isEqualTo(403);
        assertThat(status("/admin/realms/kaz/roles", token)).isEqualTo(403);
        assertThat(kaz.get(URI.create("http://127.0.0.1:" + server.port() + "/admin/realms/kaz/clients"), token)
                        .body())
                .isEqualTo("[]");
        assertThat(status("/admin/realms/kaz/identity-provider/instances", token))
                .isEqualTo(403);
        assertThat(status("/admin/realms/kgz/users", token)).isIn(401, 403);
        assertThat(status("/admin/realms/master/users", token)).isIn(401, 403);
    }

    @Test
    void officerGovernsNobody() throws Exception {
        String token = kaz.tokensOf("aigul").path("access_token").asString();
        assertThat(status("/admin/realms/kaz/users", token)).isEqualTo(403);
    }

    @Test
    void loginPageSpeaksRussianAndNamesTheParty() throws Exception {
        String page = kaz.loginPage(Caller.authorizationRequest(), "ru").body();
        assertThat(page).contains("Сторона KAZ").contains("Пароль");
        assertThat(kaz.loginPage(Caller.authorizationRequest(), "en").body())
                .contains("Party KAZ")
                .contains("Password");
    }

    @Test
    void refusesALoginWithoutPkceOrToAnotherAddress() throws Exception {
        Map<String, String> withoutPkce = new HashMap<>(Caller.authorizationRequest());
        withoutPkce.keySet().removeIf(name -> name.startsWith("code_challenge"));
        HttpResponse<String> answer = kaz.loginPage(withoutPkce, "en");
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("error=invalid_request");

        Map<String, String> elsewhere = new HashMap<>(Caller.authorizationRequest());
        elsewhere.put("redirect_uri", "http://127.0.0.1:1/elsewhere");
        assertThat(kaz.loginPage(elsewhere, "en").statusCode()).isEqualTo(400);
    }

    @Test
    void oneWrongPasswordLocksNobodyOut() throws Exception {
        assertThat(kaz.login("bolat", "wrong").statusCode()).isEqualTo(200);
        assertThat(kaz.login("bolat", Realms.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void nobodyMakesHimselfAdministratorOfTheMasterRealm() throws Exception {
        String root = "http://127.0.0.1:" + server.port();
        String form = Caller.form(Map.of(
                "username", "mallory", "password", "mallory-mallory", "passwordConfirmation", "mallory-mallory"));
        HttpResponse<String> made = http.send(
                HttpRequest.newBuilder(URI.create(root + "/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(made.body()).doesNotContain("created");
        assertThat(get(root + "/").body()).doesNotContain("passwordConfirmation");
        assertThat(get(root + "/admin/").statusCode()).isEqualTo(404);

        Caller master = new Caller(URI.create(root + "/realms/master"));
        for (String user : List.of("mallory", "admin", "nobody")) {
            HttpResponse<String> answer = master.token(Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    user,
                    "password",
                    "mallory-mallory"));
            assertThat(answer.statusCode()).isIn(400, 401, 403);
        }
    }

    @Test
    void noPasswordGoesPastTheLoginPage() throws Exception {
        HttpResponse<String> answer = kaz.token(Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", "madina", "password", Realms.PASSWORD));
        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void nobodyRegistersAClient() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(issuer("KAZ") + "/clients-registrations/openid-connect"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"redirect_uris\":[\"http://127.0.0.1:1/\"]}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(401, 403);
    }

    private URI issuer(String party) {
        return KeycloakServer.issuer(server.port(), new PartyCode(party));
    }

    private int status(String path, String token) throws Exception {
        return kaz.get(URI.create("http://127.0.0.1:" + server.port() + path), token)
                .statusCode();
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private static JWTClaimsSet claims(JsonNode tokens, String name) throws Exception {
        return SignedJWT.parse(tokens.path(name).asString()).getJWTClaimsSet();
    }
}

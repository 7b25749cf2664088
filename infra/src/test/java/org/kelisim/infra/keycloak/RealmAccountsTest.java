package org.kelisim.infra.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kelisim.client.officer.Officials;
import org.kelisim.identity.accounts.AccountOutcome;
import org.kelisim.identity.accounts.NewAccount;
import org.kelisim.identity.accounts.RealmAccounts;
import org.kelisim.identity.login.OwnToken;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import tools.jackson.databind.JsonNode;

/** A coordinator's administration of the own realm, at the real server, with the coordinator's own token. */
@ExtendWith(RealKeycloak.class)
class RealmAccountsTest {

    private static final PartyCode KAZ = new PartyCode("KAZ");
    private static final OfficeId MIGRATION = new OfficeId(KAZ, "migration-service");
    private static final OfficeId BORDER = new OfficeId(KAZ, "border-service");

    private final KeycloakServer server;
    private final Caller kaz;
    private String token = "";

    RealmAccountsTest(KeycloakServer server) {
        this.server = server;
        this.kaz = new Caller(issuer("KAZ"));
    }

    @BeforeEach
    void logIn() throws Exception {
        token = kaz.tokensOf("madina").path("access_token").asString();
    }

    private URI issuer(String party) {
        return KeycloakServer.issuer(server.port(), new PartyCode(party));
    }

    private RealmAccounts accounts(String party, String bearer) {
        return RealmAccounts.of(issuer(party), () -> new OwnToken.Good(bearer), Officials.GRANTABLE);
    }

    private RealmAccounts accounts() {
        return accounts("KAZ", token);
    }

    private static NewAccount account(String username, Role... roles) {
        return new NewAccount(username, "Алия", "Бекова", username + "@kaz.example", Set.of(MIGRATION), Set.of(roles));
    }

    @Test
    void aNewAccountLogsInOnceWithItsPasswordAndIsAskedForAnother() throws Exception {
        AccountOutcome made = accounts().create(account("aliya", Role.OFFICER));
        assertThat(made).isInstanceOf(AccountOutcome.WithPassword.class);
        String password = ((AccountOutcome.WithPassword) made).oneTime();
        assertThat(password).hasSizeGreaterThan(15);
        assertThat(kaz.login("aliya", "wrong").statusCode()).isEqualTo(200);
        assertThat(kaz.login("aliya", password).headers().firstValue("Location").orElse(""))
                .contains("UPDATE_PASSWORD");
        JsonNode user = find("aliya");
        assertThat(names("/users/" + id(user) + "/role-mappings/realm", "name"))
                .contains("officer")
                .doesNotContain("releaser", "coordinator");
        assertThat(names("/users/" + id(user) + "/groups", "path")).containsExactly("/migration-service");
        assertThat(user.path("enabled").asBoolean()).isTrue();
    }

    @Test
    void aNameOrAddressThatSomebodyHasIsTakenAndNothingIsLeftBehind() throws Exception {
        NewAccount sameName =
                new NewAccount("aigul", "A", "B", "another@kaz.example", Set.of(MIGRATION), Set.of(Role.OFFICER));
        assertThat(accounts().create(sameName)).isEqualTo(new AccountOutcome.NameTaken());
        NewAccount sameAddress =
                new NewAccount("other", "A", "B", "aigul@kaz.example", Set.of(MIGRATION), Set.of(Role.OFFICER));
        assertThat(accounts().create(sameAddress)).isEqualTo(new AccountOutcome.EmailTaken());
        NewAccount nowhere = new NewAccount(
                "nowhere",
                "A",
                "B",
                "nowhere@kaz.example",
                Set.of(new OfficeId(KAZ, "no-such-office")),
                Set.of(Role.OFFICER));
        assertThat(accounts().create(nowhere)).isEqualTo(new AccountOutcome.Unknown());
        assertThat(names("/users?search=nowhere", "username")).isEmpty();
    }

    @Test
    void changesRolesAndOfficesAndLeavesOtherRolesAlone() throws Exception {
        accounts().create(account("bota", Role.OFFICER, Role.RELEASER));
        assertThat(accounts().change("bota", Set.of(BORDER), Set.of(Role.AUDITOR)))
                .isEqualTo(new AccountOutcome.Done());
        String id = id(find("bota"));
        assertThat(names("/users/" + id + "/role-mappings/realm", "name"))
                .contains("auditor")
                .doesNotContain("officer", "releaser");
        assertThat(names("/users/" + id + "/groups", "path")).containsExactly("/border-service");
    }

    @Test
    void aClosedAccountLogsInNoMoreUntilItGetsANewPassword() throws Exception {
        AccountOutcome made = accounts().create(account("saule", Role.OFFICER));
        String password = ((AccountOutcome.WithPassword) made).oneTime();
        assertThat(accounts().close("saule")).isEqualTo(new AccountOutcome.Done());
        assertThat(kaz.login("saule", password).statusCode()).isNotEqualTo(302);
        AccountOutcome again = accounts().renewPassword("saule");
        assertThat(kaz.login("saule", ((AccountOutcome.WithPassword) again).oneTime())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("UPDATE_PASSWORD");
        assertThat(accounts().close("nobody-here")).isEqualTo(new AccountOutcome.Unknown());
    }

    @Test
    void aCoordinatorHasNoPowerInAnotherPartysRealm() {
        assertThat(accounts("KGZ", token).create(account("spy", Role.OFFICER)))
                .isIn(new AccountOutcome.LogInAgain(), new AccountOutcome.NotAllowed());
        assertThat(accounts("KGZ", token).close("aigul"))
                .isIn(new AccountOutcome.LogInAgain(), new AccountOutcome.NotAllowed());
    }

    @Test
    void anOfficerGovernsNobodyAndAnAlteredTokenIsNone() throws Exception {
        String officer = kaz.tokensOf("aigul").path("access_token").asString();
        assertThat(accounts("KAZ", officer).create(account("friend", Role.OFFICER)))
                .isEqualTo(new AccountOutcome.NotAllowed());
        String[] parts = token.split("\\.");
        String otherSignature = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
        assertThat(accounts("KAZ", otherSignature).close("nobody-here")).isEqualTo(new AccountOutcome.LogInAgain());
    }

    @Test
    void givesNoRoleBeyondThoseThatCoordinatorsGive() throws Exception {
        assertThat(accounts().create(account("boss", Role.COORDINATOR))).isEqualTo(new AccountOutcome.NotAllowed());
        assertThat(names("/users?search=boss", "username")).isEmpty();
        assertThat(accounts().change("aigul", Set.of(MIGRATION), Set.of(Role.REGISTRAR)))
                .isEqualTo(new AccountOutcome.NotAllowed());
        assertThat(accounts().change("madina", Set.of(MIGRATION, BORDER), Set.of(Role.OFFICER)))
                .isEqualTo(new AccountOutcome.Done());
        assertThat(SignedJWT.parse(kaz.tokensOf("madina").path("id_token").asString())
                        .getJWTClaimsSet()
                        .getStringListClaim("roles"))
                .contains("coordinator");
    }

    @Test
    void saysThatTheIssuerIsAway() throws Exception {
        RealmAccounts away = RealmAccounts.of(
                URI.create("http://127.0.0.1:" + RealKeycloak.freePort() + "/realms/kaz"),
                () -> new OwnToken.Good("t"),
                Officials.GRANTABLE);
        assertThat(away.close("aigul")).isEqualTo(new AccountOutcome.NotReachable());
        assertThat(RealmAccounts.of(issuer("KAZ"), OwnToken.Over::new, Officials.GRANTABLE)
                        .close("aigul"))
                .isEqualTo(new AccountOutcome.LogInAgain());
    }

    private JsonNode find(String username) throws Exception {
        return get("/users?exact=true&username=" + username).path(0);
    }

    private static String id(JsonNode user) {
        return user.path("id").asString();
    }

    private List<String> names(String path, String member) throws Exception {
        return get(path).valueStream().map(each -> each.path(member).asString()).toList();
    }

    private JsonNode get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/admin/realms/kaz" + path);
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(kaz.get(uri, token).body());
    }
}

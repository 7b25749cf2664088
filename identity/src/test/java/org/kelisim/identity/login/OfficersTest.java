package org.kelisim.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kelisim.identity.Officer;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class OfficersTest {

    private final Officers officers = new Officers(Logins.of("KAZ", "KGZ"));

    @Test
    void readsWhoAndWhere() {
        Officer officer = login("kaz", Map.of()).orElseThrow();
        assertThat(officer)
                .isEqualTo(new Officer(
                        Logins.KAZ,
                        "f3b1",
                        "aigul",
                        "Айгүл Сейтова",
                        Set.of(new OfficeId(Logins.KAZ, "migration-service")),
                        Set.of(Role.OFFICER, Role.DATA_PROTECTION)));
    }

    @Test
    void issuerOfAnotherPartyIsNobody() {
        assertThat(login("kgz", Map.of())).isEmpty();
        assertThat(login("kaz", Map.of("iss", Logins.issuer(Logins.KAZ) + "/"))).isEmpty();
        assertThat(login("uzb", Map.of())).isEmpty();
    }

    @Test
    void passesOverRolesAndGroupsThatAreNotOurs() {
        Officer officer = login(
                        "kaz",
                        Map.of(
                                "roles", List.of("offline_access", "OFFICER", "chair", 7),
                                "groups",
                                        List.of("migration-service", "/a/b", "/KGZ/border", "//x", "/border-service")))
                .orElseThrow();
        assertThat(officer.roles()).containsExactly(Role.CHAIR);
        assertThat(officer.offices()).containsExactly(new OfficeId(Logins.KAZ, "border-service"));
    }

    @Test
    void missingClaimsGiveNothing() {
        Map<String, Object> without = new HashMap<>();
        without.put("roles", "officer");
        without.put("groups", Map.of("a", "b"));
        Officer officer = login("kaz", without).orElseThrow();
        assertThat(officer.roles()).isEmpty();
        assertThat(officer.offices()).isEmpty();
    }

    @Test
    void otherAuthenticationIsNobody() {
        assertThat(officers.officer(new TestingAuthenticationToken("aigul", "x", "ROLE_officer")))
                .isEmpty();
        assertThat(officers.officer(null)).isEmpty();
    }

    private Optional<Officer> login(String registration, Map<String, Object> changes) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                Logins.issuer(Logins.KAZ).toString(),
                "sub",
                "f3b1",
                "preferred_username",
                "aigul",
                "name",
                "Айгүл Сейтова",
                "roles",
                List.of("officer", "data-protection"),
                "groups",
                List.of("/migration-service")));
        claims.putAll(changes);
        OidcIdToken token = new OidcIdToken("x.y.z", Instant.EPOCH, Instant.EPOCH.plusSeconds(300), claims);
        DefaultOidcUser user = new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, token, "sub");
        return officers.officer(new OAuth2AuthenticationToken(user, AuthorityUtils.NO_AUTHORITIES, registration));
    }
}

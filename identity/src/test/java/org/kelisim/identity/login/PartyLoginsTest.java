package org.kelisim.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kelisim.party.PartyCode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class PartyLoginsTest {

    @Test
    void choiceFixesIssuerAndWayBack() {
        OAuth2AuthorizationRequest request = ask("kgz");
        assertThat(request.getAuthorizationUri()).startsWith("https://login.example/realms/kgz/");
        assertThat(request.getRedirectUri()).isEqualTo("http://localhost/login/oauth2/code/kgz");
        assertThat(request.getScopes()).containsExactly("openid");
    }

    @Test
    void asksWithAProofKey() {
        assertThat(ask("kaz").getAdditionalParameters())
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "nonce");
    }

    @Test
    void refusesTwoLoginsOfOnePartyOrIssuer() {
        assertThatThrownBy(() -> Logins.of("KAZ", "KAZ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Logins::of).isInstanceOf(IllegalArgumentException.class);
        PartyLogin kaz = new PartyLogin(Logins.KAZ, Logins.issuer(Logins.KAZ), "portal", Logins.KEY);
        PartyLogin kgz = new PartyLogin(new PartyCode("KGZ"), Logins.issuer(Logins.KAZ), "portal", Logins.KEY);
        assertThatThrownBy(() -> new PartyLogins(List.of(kaz, kgz))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnotherKindOfKeyAndKeepsItOutOfLogs() {
        assertThatThrownBy(
                        () -> new PartyLogin(Logins.KAZ, Logins.issuer(Logins.KAZ), "portal", Logins.key("secp384r1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new PartyLogin(Logins.KAZ, Logins.issuer(Logins.KAZ), "portal", Logins.KEY))
                .hasToString("PartyLogin[KAZ at https://login.example/realms/kaz as portal]");
    }

    private static OAuth2AuthorizationRequest ask(String registration) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(Logins.of("KAZ", "KGZ"));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/oauth2/authorization/" + registration);
        request.setServletPath(request.getRequestURI());
        return Objects.requireNonNull(resolver.resolve(request));
    }
}

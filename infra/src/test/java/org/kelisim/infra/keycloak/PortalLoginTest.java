package org.kelisim.infra.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kelisim.identity.Officer;
import org.kelisim.identity.login.LoginConfiguration;
import org.kelisim.identity.login.Officers;
import org.kelisim.identity.login.OwnToken;
import org.kelisim.identity.login.OwnTokens;
import org.kelisim.identity.login.PartyLogin;
import org.kelisim.identity.login.PartyLogins;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

/** An official's login at a hosted node, through Spring Security and the real issuers of two parties. */
@ExtendWith(RealKeycloak.class)
class PortalLoginTest {

    private static final PartyCode KAZ = new PartyCode("KAZ");
    private static final PartyCode KGZ = new PartyCode("KGZ");

    private final AnnotationConfigWebApplicationContext portal = new AnnotationConfigWebApplicationContext();
    private final MockHttpSession session = new MockHttpSession();
    private final KeycloakServer server;

    PortalLoginTest(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void start() {
        portal.setServletContext(new MockServletContext());
        portal.register(Portal.class);
        portal.addBeanFactoryPostProcessor(
                beans -> beans.registerSingleton("logins", new PartyLogins(List.of(login(KAZ), login(KGZ)))));
        portal.refresh();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void officerIsWhoTheChosenPartysIssuerSays() throws Exception {
        MockHttpServletResponse back = ask(answerOf("kaz"));
        assertThat(back.getRedirectedUrl()).doesNotContain("error");
        Officer officer = officer().orElseThrow();
        assertThat(officer.party()).isEqualTo(KAZ);
        assertThat(officer.username()).isEqualTo("aigul");
        assertThat(officer.displayName()).isEqualTo("aigul KAZ");
        assertThat(officer.roles()).isEqualTo(Set.of(Role.OFFICER, Role.RELEASER));
        assertThat(officer.offices()).isEqualTo(Set.of(new OfficeId(KAZ, "migration-service")));
    }

    @Test
    void answerOfOnePartyIsNoLoginAtAnother() throws Exception {
        MockHttpServletRequest answer = answerOf("kaz");
        answer.setRequestURI("/login/oauth2/code/kgz");
        answer.setServletPath("/login/oauth2/code/kgz");
        assertThat(ask(answer).getRedirectedUrl()).isEqualTo("/login?error");
        assertThat(officer()).isEmpty();
    }

    @Test
    void answerIsGoodOnlyInTheSessionThatAsked() throws Exception {
        MockHttpServletRequest answer = answerOf("kaz");
        MockHttpServletRequest elsewhere = get("/login/oauth2/code/kaz", answer.getParameterMap());
        elsewhere.setSession(new MockHttpSession());
        assertThat(ask(elsewhere).getRedirectedUrl()).contains("error");
        assertThat(officer()).isEmpty();
        ask(answer);
        assertThat(officer()).isPresent();
    }

    @Test
    void logoutEndsTheSessionAtTheIssuerToo() throws Exception {
        ask(answerOf("kaz"));
        MockHttpServletRequest logout = get("/logout", Map.of());
        logout.setMethod("POST");
        String target = ask(logout).getRedirectedUrl();
        assertThat(target)
                .startsWith(
                        KeycloakServer.issuer(server.port(), KAZ) + "/protocol/openid-connect/logout?id_token_hint=");
        assertThat(new Caller(KeycloakServer.issuer(server.port(), KAZ))
                        .get(URI.create(target), "")
                        .headers()
                        .firstValue("Location"))
                .hasValue("http://127.0.0.1:1/");
    }

    @Test
    void keepsACoordinatorsTokenInTheSessionAndNobodyElses() throws Exception {
        ask(answerOf("kaz", "madina"));
        OwnTokens tokens = portal.getBean(OwnTokens.class);
        assertThat(tokens.token(session::getAttribute)).isInstanceOf(OwnToken.Good.class);
        MockHttpServletRequest logout = get("/logout", Map.of());
        logout.setMethod("POST");
        ask(logout);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void keepsNoTokenOfAnOfficer() throws Exception {
        ask(answerOf("kaz"));
        assertThat(portal.getBean(OwnTokens.class).token(session::getAttribute)).isEqualTo(new OwnToken.Over());
    }

    private MockHttpServletRequest answerOf(String party) throws Exception {
        return answerOf(party, "aigul");
    }

    /** Chooses a party, logs in at its issuer, and gives the answer that the browser brings back. */
    private MockHttpServletRequest answerOf(String party, String username) throws Exception {
        URI request =
                URI.create(ask(get("/oauth2/authorization/" + party, Map.of())).getRedirectedUrl());
        URI answer = URI.create(new Caller(KeycloakServer.issuer(server.port(), KAZ))
                .login(request, username, Realms.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElseThrow());
        assertThat(answer.getPath()).isEqualTo("/login/oauth2/code/" + party);
        MockHttpServletRequest back = get(answer.getPath(), Map.of());
        UriComponentsBuilder.fromUri(answer)
                .build(true)
                .getQueryParams()
                .forEach((name, values) ->
                        back.addParameter(name, URLDecoder.decode(values.getFirst(), StandardCharsets.UTF_8)));
        return back;
    }

    private Optional<Officer> officer() {
        Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context instanceof SecurityContext security
                ? portal.getBean(Officers.class).officer(security.getAuthentication())
                : Optional.empty();
    }

    private MockHttpServletRequest get(String path, Map<String, String[]> parameters) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setServerName("127.0.0.1");
        request.setServerPort(1);
        request.setParameters(parameters);
        request.setSession(session);
        return request;
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new MockFilterChain(
                        new HttpServlet() {},
                        portal.getBean("answerIssuerFilter", Filter.class),
                        portal.getBean("springSecurityFilterChain", Filter.class))
                .doFilter(request, response);
        return response;
    }

    private PartyLogin login(PartyCode party) {
        return new PartyLogin(party, KeycloakServer.issuer(server.port(), party), "portal", Realms.KEY);
    }

    @Configuration
    @EnableWebSecurity
    @Import(LoginConfiguration.class)
    static class Portal {

        @Bean
        SecurityFilterChain security(HttpSecurity http, PartyLogins logins) {
            OidcClientInitiatedLogoutSuccessHandler logout = new OidcClientInitiatedLogoutSuccessHandler(logins);
            logout.setPostLogoutRedirectUri("{baseUrl}/");
            return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                    .oauth2Login(login -> login.loginPage("/login"))
                    .csrf(csrf -> csrf.disable())
                    .logout(out -> out.logoutSuccessHandler(logout))
                    .build();
        }
    }
}

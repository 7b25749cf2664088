package org.kelisim.identity.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kelisim.identity.SystemCaller;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** The door in a filter chain of Spring Security. */
class CallerSecurityTest {

    private static final ECKey ISSUER_KEY = TestIssuer.key("k1");
    private static final ECKey PROOF_KEY = TestIssuer.key("p1");
    private static TestIssuer issuer;
    private static boolean active;

    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    private Optional<Authentication> served = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        issuer = new TestIssuer(ISSUER_KEY);
        active = true;
        context.setServletContext(new MockServletContext());
        context.register(Exchange.class);
        context.refresh();
    }

    @AfterEach
    void stop() {
        context.close();
        issuer.close();
    }

    @Test
    void letsACallerThrough() throws Exception {
        assertThat(ask(new Attempt(ISSUER_KEY, PROOF_KEY).request()).getStatus())
                .isEqualTo(200);
        assertThat(served.orElseThrow().getPrincipal()).isEqualTo(new SystemCaller(Door.KAZ, "node"));
    }

    @Test
    void asksAnonymousForATokenAndAProof() throws Exception {
        MockHttpServletResponse response = ask(new MockHttpServletRequest("PUT", Attempt.PATH));
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("DPoP algs=\"ES256\"");
        assertThat(response.getContentAsString()).contains("urn:kelisim:problem:no-token");
        assertThat(response.getHeader("Set-Cookie")).isNull();
        assertThat(served).isEmpty();
    }

    @Test
    void keepsASuspendedPartyFromWhatNeedsAnActiveOne() throws Exception {
        active = false;
        MockHttpServletResponse response = ask(new Attempt(ISSUER_KEY, PROOF_KEY).request());
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(served).isEmpty();
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        context.getBean("springSecurityFilterChain", FilterChainProxy.class)
                .doFilter(
                        request,
                        response,
                        (q, s) -> served = Optional.ofNullable(
                                SecurityContextHolder.getContext().getAuthentication()));
        return response;
    }

    @Configuration
    @EnableWebSecurity
    static class Exchange {

        @Bean
        SecurityFilterChain door(HttpSecurity http) {
            IssuerDirectory issuers = iss -> iss.equals(Attempt.ISSUER)
                    ? Optional.of(new IssuerEntry(Door.KAZ, issuer.jwks(), Set.of("node"), active))
                    : Optional.empty();
            Clock clock = Clock.fixed(Attempt.NOW, ZoneOffset.UTC);
            return http.with(
                            CallerSecurity.of(
                                    issuers,
                                    new InMemoryReplayGuard(clock),
                                    ExchangeAddresses.of(Set.of(URI.create(Attempt.HOST))),
                                    KeyAddresses.trial(),
                                    clock),
                            door -> {})
                    .authorizeHttpRequests(rules -> rules.anyRequest().hasAuthority(SystemAuthentication.ACTIVE))
                    .build();
        }
    }
}

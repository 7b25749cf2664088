package org.kelisim.infra.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kelisim.client.token.AccessTokens;
import org.kelisim.identity.SystemCaller;
import org.kelisim.identity.caller.CallerSecurity;
import org.kelisim.identity.caller.ExchangeAddresses;
import org.kelisim.identity.caller.InMemoryReplayGuard;
import org.kelisim.identity.caller.IssuerEntry;
import org.kelisim.identity.caller.KeyAddresses;
import org.kelisim.party.PartyCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** A node's way to the exchange: token from the real issuer, then through the exchange's real door. */
@ExtendWith(RealKeycloak.class)
class ExchangeTokenTest {

    private static final PartyCode KAZ = new PartyCode("KAZ");
    private static final URI FEED = URI.create("https://exchange.example/v1/feed");

    private final KeyPair proofKey = Realms.keyPair();
    private final URI issuer;
    private final KeycloakServer server;

    ExchangeTokenTest(KeycloakServer server) {
        this.server = server;
        this.issuer = KeycloakServer.issuer(server.port(), KAZ);
    }

    @Test
    void tokenIsBoundAndForTheExchangeAlone() throws Exception {
        for (String client : new String[] {"node", "system"}) {
            String token = headers(client).get("Authorization").substring("DPoP ".length());
            SignedJWT jwt = SignedJWT.parse(token);
            assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(issuer.toString());
            assertThat(claims.getAudience()).containsExactly("kelisim-exchange");
            assertThat(claims.getStringClaim("azp")).isEqualTo(client);
            assertThat(claims.getJSONObjectClaim("cnf").get("jkt"))
                    .isEqualTo(SignedJWT.parse(headers(client).get("DPoP"))
                            .getHeader()
                            .getJWK()
                            .computeThumbprint()
                            .toString());
            assertThat(claims.getExpirationTime().getTime()
                            - claims.getIssueTime().getTime())
                    .isEqualTo(300_000);
            assertThat(claims.getClaims()).doesNotContainKeys("realm_access", "resource_access");
        }
    }

    @Test
    void issuerRefusesARequestWithoutProof() throws Exception {
        Caller caller = new Caller(issuer);
        HttpResponse<String> answer = caller.token(Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", caller.assertion("node")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("DPoP proof is missing").doesNotContain("access_token");
    }

    @Test
    void doorOfTheExchangeKnowsTheNode() throws Exception {
        try (AnnotationConfigWebApplicationContext exchange = exchange()) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", FEED.getPath());
            headers("node").forEach(request::addHeader);
            AtomicReference<Object> caller = new AtomicReference<>();
            MockHttpServletResponse response = new MockHttpServletResponse();
            exchange.getBean("springSecurityFilterChain", FilterChainProxy.class)
                    .doFilter(
                            request,
                            response,
                            (q, s) -> caller.set(SecurityContextHolder.getContext()
                                    .getAuthentication()
                                    .getPrincipal()));
            assertThat(response.getContentAsString()).isEmpty();
            assertThat(caller).hasValue(new SystemCaller(KAZ, "node"));
        }
    }

    private Map<String, String> headers(String client) throws Exception {
        try (AccessTokens tokens = new AccessTokens(issuer, client, Realms.KEY, proofKey, Clock.systemUTC())) {
            return tokens.headers("GET", FEED);
        }
    }

    private AnnotationConfigWebApplicationContext exchange() {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(Exchange.class);
        context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton(
                "issuer", new IssuerEntry(KAZ, KeycloakServer.keys(server.port(), KAZ), Set.of("node"), true)));
        context.refresh();
        return context;
    }

    @Configuration
    @EnableWebSecurity
    static class Exchange {

        @Bean
        SecurityFilterChain door(HttpSecurity http, IssuerEntry issuer) {
            return http.with(
                            CallerSecurity.of(
                                    iss -> iss.endsWith("/realms/kaz") ? Optional.of(issuer) : Optional.empty(),
                                    new InMemoryReplayGuard(Clock.systemUTC()),
                                    ExchangeAddresses.of(Set.of(URI.create("https://exchange.example"))),
                                    KeyAddresses.trial(),
                                    Clock.systemUTC()),
                            door -> {})
                    .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                    .build();
        }
    }
}

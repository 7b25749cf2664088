package org.kelisim.identity.login;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/**
 * Login for a portal, to be imported beside a bean of {@link PartyLogins}. Spring Security's {@code oauth2Login} takes
 * what stands here: the code is exchanged with {@code private_key_jwt} and PKCE (S256), an ID token counts only
 * with ES256 and exactly the chosen party's issuer, and so does the answer that brings the code (RFC 9207).
 */
@Configuration(proxyBeanMethods = false)
public class LoginConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange(PartyLogins logins) {
        return CodeExchange.with(logins, connection());
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return new IdTokens(connection());
    }

    @Bean
    AnswerIssuerFilter answerIssuerFilter(PartyLogins logins) {
        return new AnswerIssuerFilter(logins);
    }

    @Bean
    Officers officers(PartyLogins logins) {
        return new Officers(logins);
    }

    @Bean
    OwnTokens ownTokens(PartyLogins logins, Officers officers) {
        return new OwnTokens(officers, CodeExchange.again(logins, connection()), Clock.systemUTC());
    }

    private static JdkClientHttpRequestFactory connection() {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(READ);
        return factory;
    }
}

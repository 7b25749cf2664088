package org.kelisim.identity.login;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Objects;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** From a code, or a refresh token, to tokens: the portal proves itself to the issuer and no other (RFC 7523). */
final class CodeExchange {

    private CodeExchange() {}

    static RestClientAuthorizationCodeTokenResponseClient with(PartyLogins logins, ClientHttpRequestFactory factory) {
        return set(new RestClientAuthorizationCodeTokenResponseClient(), logins, factory);
    }

    static RestClientRefreshTokenTokenResponseClient again(PartyLogins logins, ClientHttpRequestFactory factory) {
        return set(new RestClientRefreshTokenTokenResponseClient(), logins, factory);
    }

    private static <
                    T extends AbstractOAuth2AuthorizationGrantRequest,
                    C extends AbstractRestClientOAuth2AccessTokenResponseClient<T>>
            C set(C client, PartyLogins logins, ClientHttpRequestFactory factory) {
        NimbusJwtClientAuthenticationParametersConverter<T> assertions = assertions(logins);
        client.addParametersConverter(request -> Objects.requireNonNull(assertions.convert(request)));
        client.setRestClient(RestClient.builder()
                .requestFactory(factory)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static <T extends AbstractOAuth2AuthorizationGrantRequest>
            NimbusJwtClientAuthenticationParametersConverter<T> assertions(PartyLogins logins) {
        var converter =
                new NimbusJwtClientAuthenticationParametersConverter<T>(registration -> key(logins, registration));
        converter.setJwtClientAssertionCustomizer(assertion -> assertion
                .getClaims()
                .audience(
                        List.of(issuer(assertion.getAuthorizationGrantRequest().getClientRegistration()))));
        return converter;
    }

    private static JWK key(PartyLogins logins, ClientRegistration registration) {
        return logins.login(registration.getRegistrationId())
                .map(PartyLogin::jwk)
                .orElseThrow();
    }

    private static String issuer(ClientRegistration registration) {
        return Objects.requireNonNull(registration.getProviderDetails().getIssuerUri());
    }
}

package org.kelisim.portal.login;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import org.kelisim.portal.session.Login;
import org.kelisim.portal.text.LanguageMemory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The portal's web security: everything needs a login through the party's Keycloak, except the page that
 * offers it, the styles and the readiness answer. Every request that changes something carries a CSRF token.
 */
@Configuration(proxyBeanMethods = false)
class LoginSecurity {

    private static final String[] PUBLIC = {"/portal.css", "/kelisim.svg", "/ready"};

    @Bean
    SecurityFilterChain portalSecurity(
            HttpSecurity http, OAuth2AuthorizationRequestResolver authorizationRequests, Login logins) {
        return http.authorizeHttpRequests(rules -> rules.requestMatchers(PUBLIC).permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage("/" + LoginView.PATH, "{baseUrl}/" + LoginView.AFTERWARDS)
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .oauth2Login(login -> login.authorizationEndpoint(
                        endpoint -> endpoint.authorizationRequestResolver(authorizationRequests)))
                .addFilterBefore(new OverFilter(logins), AuthorizationFilter.class)
                .headers(headers -> headers.referrerPolicy(policy -> {}))
                .build();
    }

    /** Sends the chosen language along, so that Keycloak's page speaks it, too. */
    @Bean
    OAuth2AuthorizationRequestResolver authorizationRequests(ClientRegistrationRepository registrations) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(registrations);
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce().andThen(LoginSecurity::language));
        return resolver;
    }

    private static void language(OAuth2AuthorizationRequest.Builder request) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest servletRequest = attributes.getRequest();
            request.additionalParameters(parameters -> parameters.put(
                    "ui_locales", LanguageMemory.of(servletRequest).code()));
        }
    }
}

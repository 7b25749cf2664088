package org.kelisim.exchange.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Set;
import org.kelisim.exchange.start.ExchangeSettings;
import org.kelisim.exchange.start.StartupException;
import org.kelisim.identity.caller.CallerSecurity;
import org.kelisim.identity.caller.ExchangeAddresses;
import org.kelisim.identity.caller.IssuerDirectory;
import org.kelisim.identity.caller.KeyAddresses;
import org.kelisim.identity.caller.SystemAuthentication;
import org.kelisim.storage.DocumentStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WebConfiguration {

    @Bean
    StoredProofs storedProofs(DocumentStore store, Clock clock) {
        return new StoredProofs(store, clock);
    }

    /** Sending and fetching need an active party; its feed and the directory a suspended one may see, too. */
    @Bean
    SecurityFilterChain door(
            HttpSecurity http, IssuerDirectory issuers, StoredProofs proofs, ExchangeSettings settings, Clock clock)
            throws Exception {
        KeyAddresses keyAddresses =
                settings.keyHosts().isEmpty() ? KeyAddresses.trial() : new KeyAddresses(settings.keyHosts(), false);
        return http.with(CallerSecurity.of(issuers, proofs, addresses(settings), keyAddresses, clock), door -> {})
                .with(new SuspendedAnswer(), answer -> {})
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, ReadyController.PATH, OpenApiController.PATH)
                        .permitAll()
                        .requestMatchers("/v1/dispatches/**")
                        .hasAuthority(SystemAuthentication.ACTIVE)
                        .requestMatchers(HttpMethod.POST, "/v1/agreements/**")
                        .hasAuthority(SystemAuthentication.ACTIVE)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static ExchangeAddresses addresses(ExchangeSettings settings) {
        try {
            return ExchangeAddresses.of(Set.of(settings.publicUrl()));
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    "The setting kelisim.exchange.public-url must be an address such as https://exchange.example.");
        }
    }

    @Bean
    WebMvcConfigurer limits(ExchangeSettings settings) {
        RateLimit limit = new RateLimit(settings.requestsPerSecond(), System::nanoTime);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(limit);
            }
        };
    }
}

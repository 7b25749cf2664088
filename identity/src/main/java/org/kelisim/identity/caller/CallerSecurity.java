package org.kelisim.identity.caller;

import java.time.Clock;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * The exchange's door, to be put into its filter chain:
 *
 * <pre>{@code
 * http.with(CallerSecurity.of(issuers, replays, addresses, keyAddresses, clock), door -> {})
 *     .authorizeHttpRequests(rules -> rules
 *         .requestMatchers("/v1/dispatches/**").hasAuthority(SystemAuthentication.ACTIVE)
 *         .anyRequest().authenticated());
 * }</pre>
 *
 * <p>Promises: whoever is let in holds the key to which the token of a party's issuer is bound, made a proof for
 * this very request within the last minute, and used it once. Does not promise that the party may do what it
 * asks. There are no sessions and no cookies, hence nothing for CSRF.
 */
public final class CallerSecurity extends AbstractHttpConfigurer<CallerSecurity, HttpSecurity> {

    private final CallerVerifier verifier;

    private CallerSecurity(CallerVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * @param issuers the directory in force, asked on every request
     * @param replays shared by all replicas of the exchange, else a proof is good once in each of them
     * @param addresses by which callers know the exchange
     * @param keyAddresses from where issuers' keys may be fetched
     */
    public static CallerSecurity of(
            IssuerDirectory issuers,
            ProofReplayGuard replays,
            ExchangeAddresses addresses,
            KeyAddresses keyAddresses,
            Clock clock) {
        AccessTokenVerifier tokens = new AccessTokenVerifier(issuers, new IssuerKeys(keyAddresses, clock), clock);
        return new CallerSecurity(
                new CallerVerifier(issuers, tokens, new ProofVerifier(addresses, replays, clock), clock));
    }

    @Override
    public void init(HttpSecurity http) {
        http.csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (request, response, e) -> RefusalResponse.write(response, Refusal.NO_TOKEN))
                        .accessDeniedHandler((request, response, e) -> RefusalResponse.forbidden(response)));
    }

    @Override
    public void configure(HttpSecurity http) {
        CallerFilter filter = new CallerFilter(verifier, new RequestAttributeSecurityContextRepository());
        http.addFilterBefore(filter, AnonymousAuthenticationFilter.class);
    }
}

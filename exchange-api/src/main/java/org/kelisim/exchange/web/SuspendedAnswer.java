package org.kelisim.exchange.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;

/**
 * What a caller hears who got through the door and may not go on: its party is not active; no other rule says no. To be
 * added after the door, which has an answer of its own.
 */
final class SuspendedAnswer extends AbstractHttpConfigurer<SuspendedAnswer, HttpSecurity> {

    @Override
    public void init(HttpSecurity http) {
        http.exceptionHandling(
                errors -> errors.accessDeniedHandler(
                        (request, response, e) -> Answers.write(
                                response,
                                Problem.PARTY_SUSPENDED.exception(
                                        "A party that is not active neither sends nor fetches. Its feed and the directory it still has."))));
    }
}

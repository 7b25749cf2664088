package org.kelisim.identity.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A login's answer must come from the issuer of the party that was chosen, and say so (RFC 9207): else one party's
 * server could pass its code off as another's. Stands before Spring Security's filters.
 */
final class AnswerIssuerFilter extends OncePerRequestFilter implements Ordered {

    /** Matched as Spring Security matches it: another spelling of the same path is no way around. */
    private static final RequestMatcher ANSWER = PathPatternRequestMatcher.pathPattern("/login/oauth2/code/{login}");

    private static final int BEFORE_SECURITY = -200;

    private final PartyLogins logins;

    AnswerIssuerFilter(PartyLogins logins) {
        this.logins = logins;
    }

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestMatcher.MatchResult answer = ANSWER.matcher(request);
        if (!answer.isMatch() || isFromIssuer(request, answer.getVariables().getOrDefault("login", ""))) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/login?error");
        }
    }

    private boolean isFromIssuer(HttpServletRequest request, String registrationId) {
        String[] named = Optional.ofNullable(request.getParameterValues("iss")).orElse(new String[0]);
        return logins.login(registrationId)
                .filter(login ->
                        Arrays.equals(named, new String[] {login.issuer().toString()}))
                .isPresent();
    }
}

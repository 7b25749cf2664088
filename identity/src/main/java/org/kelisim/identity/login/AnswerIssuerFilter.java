package org.kelisim.identity.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A login's answer must come from the issuer of the party that was chosen, and say so (RFC 9207): else one party's
 * server could pass its code off as another's. Stands before Spring Security's filters.
 */
final class AnswerIssuerFilter extends OncePerRequestFilter implements Ordered {

    private static final String ANSWER = "/login/oauth2/code/";
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
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith(ANSWER) || isFromIssuer(request, path.substring(ANSWER.length()))) {
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

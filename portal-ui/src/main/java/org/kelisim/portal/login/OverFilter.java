package org.kelisim.portal.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kelisim.portal.session.Login;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever loads a page with a login that no longer counts is a stranger before the page begins; a page that had begun would
 * lose its session while it connects.
 */
final class OverFilter extends OncePerRequestFilter {

    private final Login login;

    OverFilter(Login login) {
        this.login = login;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        if (present instanceof OAuth2AuthenticationToken && login.current().isEmpty()) {
            new SecurityContextLogoutHandler().logout(request, response, present);
        }
        chain.doFilter(request, response);
    }

    /** Requests of a page that runs already carry their kind; the page itself is told to reload. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"GET".equals(request.getMethod()) || request.getParameter("v-r") != null;
    }
}

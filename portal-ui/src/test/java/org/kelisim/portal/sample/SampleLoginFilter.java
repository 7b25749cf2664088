package org.kelisim.portal.sample;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs a person of the sample in without a Keycloak, and fills the nodes on request. */
final class SampleLoginFilter extends OncePerRequestFilter {

    private final SampleNodes nodes;

    SampleLoginFilter(SampleNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().equals("/sample-fill")) {
            response.getWriter().print(fill(request.getParameter("with")));
            return;
        }
        if (!request.getRequestURI().equals("/sample-login")) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SampleLogin.of(request.getParameter("user")));
        request.getSession(true)
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        response.sendRedirect("/");
    }

    private String fill(String with) {
        return switch (with) {
            case "draft" -> nodes.draft().id().toString();
            case "pending" -> nodes.pending().toString();
            case "sent" -> nodes.sent().toString();
            case "damage" -> {
                nodes.kgz.inbox.damage(true);
                yield with;
            }
            case "cut" -> {
                nodes.kaz.connected(false);
                yield with;
            }
            default -> throw new IllegalArgumentException(with);
        };
    }
}

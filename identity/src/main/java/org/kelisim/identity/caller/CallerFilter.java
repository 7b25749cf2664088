package org.kelisim.identity.caller;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates by {@code Authorization: DPoP} and {@code DPoP}. A request with neither goes on as anonymous, for
 * the rules to decide; one with bad ones ends here.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CallerFilter.class);
    private static final String SCHEME = "DPoP ";

    private final CallerVerifier verifier;
    private final SecurityContextRepository contexts;

    CallerFilter(CallerVerifier verifier, SecurityContextRepository contexts) {
        this.verifier = verifier;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> authorization = Collections.list(request.getHeaders("Authorization"));
        List<String> proofs = Collections.list(request.getHeaders("DPoP"));
        if (authorization.isEmpty() && proofs.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SystemAuthentication caller;
        try {
            caller = authenticate(request, authorization, proofs);
        } catch (RefusedException e) {
            LOG.debug("Refused: {}", e.refusal());
            RefusalResponse.write(response, e.refusal());
            return;
        } catch (RuntimeException e) {
            LOG.error("A caller cannot be checked", e);
            RefusalResponse.write(response, Refusal.NOT_NOW);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
        // Kept with the request, for its asynchronous dispatches.
        contexts.saveContext(context, request, response);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private SystemAuthentication authenticate(
            HttpServletRequest request, List<String> authorization, List<String> proofs) throws RefusedException {
        RefusedException.unless(authorization.size() == 1, Refusal.HEADERS);
        String credentials = authorization.getFirst();
        RefusedException.unless(credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length()), Refusal.NOT_BOUND);
        RefusedException.unless(proofs.size() == 1, Refusal.HEADERS);
        return verifier.verify(
                credentials.substring(SCHEME.length()),
                proofs.getFirst(),
                new ProofVerifier.Request(request.getMethod(), request.getRequestURI()));
    }
}

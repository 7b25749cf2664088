package org.kelisim.identity.caller;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.kelisim.party.PartyCode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import tools.jackson.databind.json.JsonMapper;

/** The filter as the exchange runs it, with a directory that a test writes. */
final class Door {

    static final PartyCode KAZ = new PartyCode("KAZ");

    final Map<String, IssuerEntry> directory = new HashMap<>();
    final MovableClock clock = new MovableClock();
    private final CallerFilter filter;

    Door() {
        this(new InMemoryReplayGuard(Clock.fixed(Attempt.NOW, ZoneOffset.UTC)));
    }

    Door(ProofReplayGuard replays) {
        IssuerDirectory issuers = issuer -> Optional.ofNullable(directory.get(issuer));
        AccessTokenVerifier tokens =
                new AccessTokenVerifier(issuers, new IssuerKeys(KeyAddresses.trial(), clock), clock);
        ProofVerifier proofs =
                new ProofVerifier(ExchangeAddresses.of(Set.of(URI.create(Attempt.HOST))), replays, clock);
        filter = new CallerFilter(
                new CallerVerifier(issuers, tokens, proofs, clock), new RequestAttributeSecurityContextRepository());
    }

    Door knows(URI jwks) {
        directory.put(Attempt.ISSUER, new IssuerEntry(KAZ, jwks, Set.of("node", "system"), true));
        return this;
    }

    Result ask(Attempt attempt) throws Exception {
        return ask(attempt.request());
    }

    Result ask(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        AtomicReference<Authentication> caller = new AtomicReference<>();
        filter.doFilter(
                request,
                response,
                (q, s) -> caller.set(SecurityContextHolder.getContext().getAuthentication()));
        return new Result(response, Optional.ofNullable(caller.get()));
    }

    /** @param caller who was let in */
    record Result(MockHttpServletResponse response, Optional<Authentication> caller) {

        /** The last part of the problem's type; {@code admitted} if there is none. */
        String outcome() throws Exception {
            if (response.getContentAsString().isEmpty()) {
                return caller.isPresent() ? "admitted" : "anonymous";
            }
            String type = new JsonMapper()
                    .readTree(response.getContentAsString())
                    .path("type")
                    .asString();
            return type.substring("urn:kelisim:problem:".length());
        }
    }
}

package org.kelisim.identity.caller;

import static org.kelisim.identity.caller.RefusedException.unless;

import java.time.Clock;
import java.util.Optional;
import org.kelisim.identity.SystemCaller;

/**
 * From a token and a proof to the caller. The directory is asked on every request, so that a suspension, a
 * removed client or another address of keys counts at once; only the signature's verification is remembered.
 */
final class CallerVerifier {

    private final IssuerDirectory issuers;
    private final AccessTokenVerifier tokens;
    private final ProofVerifier proofs;
    private final Clock clock;
    private final VerifiedTokens verified = new VerifiedTokens();

    CallerVerifier(IssuerDirectory issuers, AccessTokenVerifier tokens, ProofVerifier proofs, Clock clock) {
        this.issuers = issuers;
        this.tokens = tokens;
        this.proofs = proofs;
        this.clock = clock;
    }

    SystemAuthentication verify(String token, String proof, ProofVerifier.Request request) throws RefusedException {
        AccessToken accessToken = read(token);
        IssuerEntry entry =
                issuers.byIssuer(accessToken.issuer()).orElseThrow(() -> new RefusedException(Refusal.TOKEN_UNKNOWN));
        unless(entry.clients().contains(accessToken.clientId()), Refusal.TOKEN_CLIENT);
        proofs.verify(proof, request, token, accessToken.keyThumbprint());
        return new SystemAuthentication(new SystemCaller(entry.party(), accessToken.clientId()), entry.active());
    }

    private AccessToken read(String token) throws RefusedException {
        String hash = Hashes.sha256(token);
        Optional<AccessToken> known = verified.find(hash, clock.instant()).filter(this::isStillOf);
        if (known.isPresent()) {
            return known.get();
        }
        AccessToken fresh = tokens.verify(token);
        verified.keep(hash, fresh);
        return fresh;
    }

    private boolean isStillOf(AccessToken token) {
        return issuers.byIssuer(token.issuer())
                .filter(entry -> entry.jwks().equals(token.jwks()))
                .isPresent();
    }
}

package org.kelisim.identity.caller;

import static org.kelisim.identity.caller.RefusedException.unless;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads access tokens (RFC 9068 in what matters here). Everything is refused that is not expressly good. */
final class AccessTokenVerifier {

    /** The only audience that is let in. */
    static final String AUDIENCE = "kelisim-exchange";

    private static final Set<String> TYPES = Set.of("JWT", "at+jwt");

    private final IssuerDirectory issuers;
    private final IssuerKeys keys;
    private final Clock clock;

    AccessTokenVerifier(IssuerDirectory issuers, IssuerKeys keys, Clock clock) {
        this.issuers = issuers;
        this.keys = keys;
        this.clock = clock;
    }

    AccessToken verify(String text) throws RefusedException {
        unless(text.length() <= TokenLimits.TOKEN, Refusal.TOKEN_SIZE);
        SignedJWT jwt = Signatures.parse(text).orElseThrow(() -> new RefusedException(Refusal.TOKEN_FORM));
        requireForm(jwt.getHeader());
        JWTClaimsSet claims = claims(jwt);
        String issuer = text(claims.getIssuer());
        IssuerEntry entry = issuers.byIssuer(issuer).orElseThrow(() -> new RefusedException(Refusal.TOKEN_UNKNOWN));
        boolean signed = Signatures.isBy(keys.key(entry.jwks(), jwt.getHeader().getKeyID()), jwt);
        unless(signed, Refusal.TOKEN_UNKNOWN);
        Instant expires = requireTimes(claims);
        unless(claims.getAudience().equals(List.of(AUDIENCE)), Refusal.TOKEN_AUDIENCE);
        return new AccessToken(issuer, entry.jwks(), client(claims), boundTo(claims), expires);
    }

    /** Keys or addresses of keys inside the token count for nothing: only the issuer's own keys do. */
    private static void requireForm(JWSHeader header) throws RefusedException {
        JWSAlgorithm algorithm = header.getAlgorithm();
        unless(algorithm.equals(JWSAlgorithm.ES256) || Signatures.isEd25519(algorithm), Refusal.TOKEN_FORM);
        JOSEObjectType type = header.getType();
        unless(type == null || TYPES.contains(type.getType()), Refusal.TOKEN_FORM);
        unless(header.getKeyID() != null, Refusal.TOKEN_UNKNOWN);
    }

    private Instant requireTimes(JWTClaimsSet claims) throws RefusedException {
        Instant now = clock.instant();
        unless(claims.getExpirationTime() != null && claims.getIssueTime() != null, Refusal.TOKEN_TIME);
        Instant expires = claims.getExpirationTime().toInstant();
        Instant issued = claims.getIssueTime().toInstant();
        unless(now.isBefore(expires), Refusal.TOKEN_EXPIRED);
        Instant latest = now.plus(TokenLimits.SKEW);
        Date notBefore = claims.getNotBeforeTime();
        unless(!issued.isAfter(latest), Refusal.TOKEN_TIME);
        unless(notBefore == null || !notBefore.toInstant().isAfter(latest), Refusal.TOKEN_TIME);
        unless(!expires.isAfter(issued.plus(TokenLimits.TOKEN_LIFE)), Refusal.TOKEN_TIME);
        return expires;
    }

    private static String client(JWTClaimsSet claims) throws RefusedException {
        if (claims.getClaim("azp") instanceof String client) {
            return client;
        }
        throw new RefusedException(Refusal.TOKEN_CLIENT);
    }

    private static String boundTo(JWTClaimsSet claims) throws RefusedException {
        if (claims.getClaim("cnf") instanceof Map<?, ?> confirmation
                && confirmation.get("jkt") instanceof String thumbprint
                && thumbprint.length() == Hashes.LENGTH) {
            return thumbprint;
        }
        throw new RefusedException(Refusal.TOKEN_UNBOUND);
    }

    private static JWTClaimsSet claims(SignedJWT jwt) throws RefusedException {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new RefusedException(Refusal.TOKEN_FORM);
        }
    }

    private static String text(@Nullable String claim) throws RefusedException {
        if (claim == null) {
            throw new RefusedException(Refusal.TOKEN_UNKNOWN);
        }
        return claim;
    }
}

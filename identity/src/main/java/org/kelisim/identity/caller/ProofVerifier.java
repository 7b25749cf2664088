package org.kelisim.identity.caller;

import static org.kelisim.identity.caller.RefusedException.unless;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;

/** Checks that a request comes from the holder of the token's key, for this request, now and only once (RFC 9449 §4.3). */
final class ProofVerifier {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

    private final ExchangeAddresses addresses;
    private final ProofReplayGuard replays;
    private final Clock clock;

    ProofVerifier(ExchangeAddresses addresses, ProofReplayGuard replays, Clock clock) {
        this.addresses = addresses;
        this.replays = replays;
        this.clock = clock;
    }

    /** @param keyThumbprint the key to which the access token {@code token} is bound */
    void verify(String text, Request request, String token, String keyThumbprint) throws RefusedException {
        unless(text.length() <= TokenLimits.PROOF, Refusal.PROOF_SIZE);
        SignedJWT jwt = Signatures.parse(text).orElseThrow(() -> new RefusedException(Refusal.PROOF_FORM));
        ECKey key = key(jwt.getHeader());
        unless(thumbprint(key).equals(keyThumbprint), Refusal.PROOF_KEY);
        unless(Signatures.isBy(key, jwt), Refusal.PROOF_SIGNATURE);
        JWTClaimsSet claims = claims(jwt);
        unless(request.method().equals(claims.getClaim("htm")), Refusal.PROOF_METHOD);
        unless(
                claims.getClaim("htu") instanceof String address && addresses.isFor(address, request.path()),
                Refusal.PROOF_ADDRESS);
        unless(Hashes.sha256(token).equals(claims.getClaim("ath")), Refusal.PROOF_TOKEN);
        Instant issued = requireRecent(claims);
        requireFirstUse(claims, keyThumbprint, issued);
    }

    private static ECKey key(JWSHeader header) throws RefusedException {
        unless(TYPE.equals(header.getType()), Refusal.PROOF_FORM);
        unless(header.getAlgorithm().equals(JWSAlgorithm.ES256), Refusal.PROOF_FORM);
        if (header.getJWK() instanceof ECKey key && key.getCurve().equals(Curve.P_256) && !key.isPrivate()) {
            return key;
        }
        throw new RefusedException(Refusal.PROOF_FORM);
    }

    private Instant requireRecent(JWTClaimsSet claims) throws RefusedException {
        unless(claims.getIssueTime() != null, Refusal.PROOF_TIME);
        Instant issued = claims.getIssueTime().toInstant();
        Instant now = clock.instant();
        unless(!issued.isBefore(now.minus(TokenLimits.PROOF_AGE)), Refusal.PROOF_TIME);
        unless(!issued.isAfter(now.plus(TokenLimits.PROOF_AGE)), Refusal.PROOF_TIME);
        return issued;
    }

    /** Last, so that only proofs which are good otherwise are remembered. */
    private void requireFirstUse(JWTClaimsSet claims, String keyThumbprint, Instant issued) throws RefusedException {
        String id = claims.getJWTID();
        if (id == null || id.isEmpty() || id.length() > TokenLimits.PROOF_ID) {
            throw new RefusedException(Refusal.PROOF_ID);
        }
        Instant until = issued.plus(TokenLimits.PROOF_AGE).plusSeconds(1);
        unless(replays.firstUse(Hashes.sha256(keyThumbprint + "\n" + id), until), Refusal.PROOF_REPLAYED);
    }

    private static String thumbprint(ECKey key) throws RefusedException {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new RefusedException(Refusal.PROOF_FORM);
        }
    }

    private static JWTClaimsSet claims(SignedJWT jwt) throws RefusedException {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new RefusedException(Refusal.PROOF_FORM);
        }
    }

    /** What is asked: the method, and the path as it was sent. */
    record Request(String method, String path) {}
}

package org.kelisim.identity.caller;

import java.time.Instant;

/**
 * Promises that a proof is accepted once. An implementation shared by all replicas keeps the promise across
 * them; one in memory keeps it in its own process only.
 */
public interface ProofReplayGuard {

    /**
     * Remembers a proof.
     *
     * @param proof 43 characters that name it (base64url SHA-256)
     * @param until when it may be forgotten, since it is refused as too old from then on
     * @return true exactly once for a name
     * @throws RuntimeException if that cannot be said; the request is then refused for the moment
     */
    boolean firstUse(String proof, Instant until);
}

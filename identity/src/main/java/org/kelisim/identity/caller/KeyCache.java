package org.kelisim.identity.caller;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One issuer's keys: asked for when a key is missing or a day has passed, by one thread, and not too often. */
final class KeyCache {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    private record Keys(Map<String, JWK> byId, Instant fetched) {}

    private final KeyFetch fetch;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Keys keys = new Keys(Map.of(), Instant.MIN);
    private Instant next = Instant.MIN;

    KeyCache(KeyFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    JWK key(String keyId) throws RefusedException {
        Optional<JWK> known = known(keyId);
        if (known.isEmpty()) {
            askOnce(keyId);
            known = known(keyId);
        }
        return known.orElseThrow(() -> new RefusedException(isFresh() ? Refusal.TOKEN_UNKNOWN : Refusal.ISSUER_SILENT));
    }

    private Optional<JWK> known(String keyId) {
        return isFresh() ? Optional.ofNullable(keys.byId().get(keyId)) : Optional.empty();
    }

    private boolean isFresh() {
        return clock.instant().minus(IssuerKeys.KEPT).isBefore(keys.fetched());
    }

    /** Whoever waited here for another's answer finds it there and does not ask again. */
    private void askOnce(String keyId) {
        asking.lock();
        try {
            Instant now = clock.instant();
            if (known(keyId).isPresent() || now.isBefore(next)) {
                return;
            }
            try {
                keys = new Keys(fetch.keys(), now);
                next = now.plus(IssuerKeys.PAUSE);
            } catch (IOException e) {
                next = clock.instant().plus(IssuerKeys.PAUSE_AFTER_FAILURE);
                LOG.warn("The keys at {} cannot be fetched: {}", fetch.address(), e.getMessage());
            }
        } finally {
            asking.unlock();
        }
    }
}

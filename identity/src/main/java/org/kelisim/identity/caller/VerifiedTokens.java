package org.kelisim.identity.caller;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens that have been verified, by their hash, until they expire: a caller sends the same one for five minutes. */
final class VerifiedTokens {

    private static final int CAPACITY = 10_000;

    private final Map<String, AccessToken> byHash = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AccessToken> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized Optional<AccessToken> find(String hash, Instant now) {
        @Nullable AccessToken token = byHash.get(hash);
        return Optional.ofNullable(token).filter(t -> now.isBefore(t.expires()));
    }

    synchronized void keep(String hash, AccessToken token) {
        byHash.put(hash, token);
    }
}

package org.kelisim.identity.caller;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issuers' public keys. Each issuer has a cache of its own, so that one which does not answer delays nobody
 * else's requests.
 */
final class IssuerKeys {

    private final KeyAddresses allowed;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(KeyFetch.LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<URI, KeyCache> caches = new ConcurrentHashMap<>();

    IssuerKeys(KeyAddresses allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    /** @throws RefusedException if the issuer does not publish such a key, or cannot be asked */
    JWK key(URI jwks, String keyId) throws RefusedException {
        RefusedException.unless(allowed.permits(jwks), Refusal.TOKEN_UNKNOWN);
        return caches.computeIfAbsent(jwks, uri -> new KeyCache(new KeyFetch(http, uri), clock))
                .key(keyId);
    }

    /** How long keys are good without asking again. */
    static final Duration KEPT = Duration.ofHours(24);

    /** Between two questions to an issuer that knows its keys: whoever invents key names shall not make us ask on. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** Between two questions to an issuer that did not answer. */
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
}

package org.kelisim.client.token;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Access tokens for the exchange by client credentials: the client proves itself with a signed assertion
 * (RFC 7523), the token is bound to the proof key (RFC 9449), and every request gets a proof of its own. A token
 * is used until shortly before it expires. Safe for many threads; one asks, the others wait for it.
 */
public final class AccessTokens implements AutoCloseable {

    /** A token is replaced this long before it expires, or in the last quarter of a shorter life. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** After a failure the issuer is left alone for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A token that the exchange refused sooner after its issue would be followed by one no better. */
    private static final Duration TRIED = Duration.ofSeconds(10);

    private record Failure(Instant until, IOException cause) {}

    private final TokenEndpoint endpoint;
    private final Proofs proofs;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Token> token = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    /**
     * Asks nothing yet.
     *
     * @param issuer the party's issuer, as the directory has it
     * @param client P-256 pair whose public key the issuer knows for this client
     * @param proof P-256 pair to which tokens are bound
     * @throws IllegalArgumentException if a key is not P-256, or the issuer neither https nor on this machine
     */
    public AccessTokens(URI issuer, String clientId, KeyPair client, KeyPair proof, Clock clock) {
        this.proofs = new Proofs(ClientKeys.pair(proof), clock);
        this.endpoint = new TokenEndpoint(
                issuer, new ClientAssertions(issuer, clientId, ClientKeys.pair(client), clock), proofs);
        this.clock = clock;
    }

    /**
     * The header fields {@code Authorization} and {@code DPoP} for one request, good for a minute.
     *
     * @param method such as {@code PUT}
     * @param target the whole address that is called; query and fragment do not matter
     * @throws TokenRefusedException if the issuer knows the client no more, or not with this key
     * @throws IOException if no token can be had at present
     */
    public Map<String, String> headers(String method, URI target) throws IOException, InterruptedException {
        String current = current().value();
        return Map.of("Authorization", "DPoP " + current, "DPoP", proofs.proof(method, target, Optional.of(current)));
    }

    /** The exchange did not accept the token: the next call gets another one, unless this one was new. */
    public void discard() {
        Instant now = clock.instant();
        token = token.filter(held -> now.isBefore(held.issued().plus(TRIED)));
    }

    private Token current() throws IOException, InterruptedException {
        Optional<Token> held = fresh();
        if (held.isPresent()) {
            return held.get();
        }
        asking.lockInterruptibly();
        try {
            held = fresh();
            return held.isPresent() ? held.get() : ask();
        } finally {
            asking.unlock();
        }
    }

    private Optional<Token> fresh() {
        Instant now = clock.instant();
        return token.filter(held -> now.isBefore(held.replace(MARGIN)));
    }

    private Token ask() throws IOException, InterruptedException {
        Instant now = clock.instant();
        if (failure.isPresent() && now.isBefore(failure.get().until())) {
            throw failure.get().cause();
        }
        try {
            Token answer = endpoint.ask(now);
            token = Optional.of(answer);
            failure = Optional.empty();
            return answer;
        } catch (IOException e) {
            failure = Optional.of(new Failure(clock.instant().plus(PAUSE), e));
            throw e;
        }
    }

    /** Ends the connections to the issuer. */
    @Override
    public void close() {
        endpoint.close();
    }
}

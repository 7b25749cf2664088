package org.kelisim.identity.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private static final ECKey KEY = TestIssuer.key("k1");

    private final MovableClock clock = new MovableClock();
    private final IssuerKeys keys = new IssuerKeys(KeyAddresses.trial(), clock);

    @Test
    void asksOnceADay() throws Exception {
        try (TestIssuer issuer = new TestIssuer(KEY)) {
            assertThat(keys.key(issuer.jwks(), "k1").isPrivate()).isFalse();
            clock.pass(Duration.ofHours(23));
            keys.key(issuer.jwks(), "k1");
            assertThat(issuer.asked).hasValue(1);
            clock.pass(Duration.ofHours(2));
            keys.key(issuer.jwks(), "k1");
            assertThat(issuer.asked).hasValue(2);
        }
    }

    @Test
    void findsANewKeyWhenATokenNamesIt() throws Exception {
        try (TestIssuer issuer = new TestIssuer(KEY)) {
            keys.key(issuer.jwks(), "k1");
            issuer.keys = java.util.List.of(TestIssuer.key("k2"));
            clock.pass(IssuerKeys.PAUSE);
            keys.key(issuer.jwks(), "k2");
            assertThat(outcome(issuer.jwks(), "k1")).isEqualTo(Refusal.TOKEN_UNKNOWN);
        }
    }

    @Test
    void inventedKeyNamesDoNotMakeItAskOnAndOn() throws Exception {
        try (TestIssuer issuer = new TestIssuer(KEY)) {
            keys.key(issuer.jwks(), "k1");
            for (int i = 0; i < 100; i++) {
                assertThat(outcome(issuer.jwks(), "invented" + i)).isEqualTo(Refusal.TOKEN_UNKNOWN);
            }
            assertThat(issuer.asked).hasValue(1);
        }
    }

    @Test
    void manyAtOnceAskOnce() throws Exception {
        try (TestIssuer issuer = new TestIssuer(KEY);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> keys.key(issuer.jwks(), "k1")))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(issuer.asked).hasValue(1);
        }
    }

    @Test
    void silentIssuerCostsTwoSecondsOnceAndDelaysNobodyElse() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        try (TestIssuer silent = new TestIssuer(KEY);
                TestIssuer other = new TestIssuer(KEY);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch reached = new CountDownLatch(1);
            silent.answer = (exchange, jwks) -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                reached.countDown();
                await(hang);
            };
            long start = System.nanoTime();
            Future<Refusal> waiting = threads.submit(() -> outcome(silent.jwks(), "k1"));
            assertThat(reached.await(2, TimeUnit.SECONDS)).isTrue();
            keys.key(other.jwks(), "k1");
            assertThat(waiting.isDone()).isFalse();
            assertThat(waiting.get()).isEqualTo(Refusal.ISSUER_SILENT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertThat(outcome(silent.jwks(), "k1")).isEqualTo(Refusal.ISSUER_SILENT);
            assertThat(silent.asked).hasValue(1);
        } finally {
            hang.countDown();
        }
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (TestIssuer issuer = new TestIssuer(KEY);
                TestIssuer target = new TestIssuer(KEY)) {
            issuer.answer = (exchange, jwks) -> {
                exchange.getResponseHeaders().set("Location", target.jwks().toString());
                exchange.sendResponseHeaders(302, -1);
            };
            assertThat(outcome(issuer.jwks(), "k1")).isEqualTo(Refusal.ISSUER_SILENT);
            assertThat(target.asked).hasValue(0);
        }
    }

    @Test
    void doesNotReadWithoutEnd() throws Exception {
        try (TestIssuer issuer = new TestIssuer(KEY)) {
            issuer.answer = (exchange, jwks) -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[100_000]);
            };
            assertThat(outcome(issuer.jwks(), "k1")).isEqualTo(Refusal.ISSUER_SILENT);
        }
    }

    @Test
    void recoversWhenTheIssuerAnswersAgain() throws Exception {
        try (TestIssuer issuer = new TestIssuer(KEY)) {
            TestIssuer.Answer good = issuer.answer;
            issuer.answer = (exchange, jwks) -> exchange.sendResponseHeaders(500, -1);
            assertThat(outcome(issuer.jwks(), "k1")).isEqualTo(Refusal.ISSUER_SILENT);
            issuer.answer = good;
            clock.pass(IssuerKeys.PAUSE_AFTER_FAILURE);
            keys.key(issuer.jwks(), "k1");
        }
    }

    @Test
    void permitsOnlyListedHostsByHttps() {
        KeyAddresses some = new KeyAddresses(java.util.Set.of("login.example"), false);
        assertThat(some.permits(URI.create("https://login.example/certs"))).isTrue();
        assertThat(some.permits(URI.create("https://LOGIN.example/certs"))).isTrue();
        assertThat(some.permits(URI.create("http://login.example/certs"))).isFalse();
        assertThat(some.permits(URI.create("https://login.example@evil.example/certs")))
                .isFalse();
        assertThat(some.permits(URI.create("https://evil.example/certs"))).isFalse();
        assertThat(some.permits(URI.create("http://127.0.0.1/certs"))).isFalse();
        assertThat(some.permits(URI.create("/certs"))).isFalse();
    }

    private Refusal outcome(URI jwks, String keyId) {
        var refused =
                org.junit.jupiter.api.Assertions.assertThrows(RefusedException.class, () -> keys.key(jwks, keyId));
        return refused.refusal();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

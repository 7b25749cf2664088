package org.kelisim.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kelisim.exchange.archive.Samples;

class RateLimitTest {
    private long now;
    private final RateLimit limit = new RateLimit(10, () -> now);

    @Test
    void letsABurstOfTwoSecondsThroughAndNoMore() {
        assertThat(allowed(100)).isEqualTo(20);
    }

    @Test
    void letsSoManyASecondThrough() {
        allowed(100);
        now += Duration.ofSeconds(1).toNanos();
        assertThat(allowed(100)).isEqualTo(10);
    }

    @Test
    void askingInVainCostsNothing() {
        allowed(1_000);
        now += Duration.ofMillis(200).toNanos();
        assertThat(allowed(10)).isEqualTo(2);
    }

    @Test
    void countsEachPartyByItself() {
        allowed(100);
        assertThat(limit.allows(Samples.KGZ)).isTrue();
    }

    private int allowed(int requests) {
        int allowed = 0;
        for (int i = 0; i < requests; i++) {
            allowed += limit.allows(Samples.KAZ) ? 1 : 0;
        }
        return allowed;
    }
}

package org.kelisim.identity.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryReplayGuardTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryReplayGuard guard = new InMemoryReplayGuard(clock);

    @Test
    void acceptsAProofOnceUntilItsEnd() {
        var until = clock.instant().plusSeconds(61);
        assertThat(guard.firstUse("a", until)).isTrue();
        clock.pass(Duration.ofSeconds(61));
        assertThat(guard.firstUse("a", until)).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(guard.firstUse("a", until.plusSeconds(60))).isTrue();
    }

    @Test
    void earlierEndBehindALaterOneIsNotForgottenTooSoon() {
        assertThat(guard.firstUse("late", clock.instant().plusSeconds(120))).isTrue();
        assertThat(guard.firstUse("early", clock.instant().plusSeconds(10))).isTrue();
        clock.pass(Duration.ofSeconds(10));
        assertThat(guard.firstUse("early", clock.instant())).isFalse();
        assertThat(guard.firstUse("late", clock.instant())).isFalse();
    }
}

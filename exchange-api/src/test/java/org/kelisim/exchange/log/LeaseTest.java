package org.kelisim.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kelisim.storage.MemoryStore;
import org.kelisim.storage.Step;
import org.kelisim.storage.Steps;

class LeaseTest {
    private final MemoryStore store = new MemoryStore();
    private long now;
    private final Lease first = new Lease(store, () -> now);
    private final Lease second = new Lease(store, () -> now);

    @Test
    void theFirstToAskHoldsItAndTheOtherDoesNot() {
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
    }

    @Test
    void aHolderThatLivesKeepsIt() {
        first.held();
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(600));
            assertThat(second.held()).isFalse();
            assertThat(first.held()).isTrue();
        }
    }

    @Test
    void aHolderThatIsGoneIsReplacedInThreeSeconds() {
        first.held();
        for (int i = 0; i < 6 && !second.held(); i++) {
            pass(Duration.ofMillis(500));
        }

        assertThat(second.held()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(first.held()).isFalse();
        assertThat(store.scan("lease", 10)).hasSize(1);
    }

    @Test
    void aReleasedLeaseIsTakenAtOnce() {
        first.held();
        first.release();

        assertThat(second.held()).isTrue();
    }

    @Test
    void writesNothingWhileNobodyAsks() {
        List<Step> writes = new ArrayList<>();
        Lease alone = new Lease(
                store.through(new Steps() {
                    @Override
                    public void after(Step step) {
                        if (step.kind().writes()) {
                            writes.add(step);
                        }
                    }
                }),
                () -> now);
        alone.held();
        writes.clear();

        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(alone.held()).isTrue();
        }
        assertThat(writes).isEmpty();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}

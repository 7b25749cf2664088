package org.kelisim.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.exchange.archive.Samples.aDispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.storage.MemoryStore;

/** Both believe that they hold the lease, for as long as it takes. */
class TwoSequencersTest {
    private static final int SCHEDULES = 2_000;
    private static final List<AcceptedDispatch> DISPATCHES =
            IntStream.range(0, 6).mapToObj(i -> aDispatch()).toList();

    @Test
    void makeOneLogAndDenseFeedsUnderThousandsOfSchedules() {
        int overtaken = 0;
        for (long seed = 0; seed < SCHEDULES; seed++) {
            overtaken += run(seed);
        }
        assertThat(overtaken).as("schedules in which they really met").isGreaterThan(SCHEDULES / 10);
    }

    private static int run(long seed) {
        MemoryStore store = new MemoryStore();
        new Replica(store).publishDirectory();
        Schedule schedule = new Schedule(seed, 3);
        Replica one = new Replica(store.through(schedule.of(0)));
        Replica two = new Replica(store.through(schedule.of(1)));
        Replica accepting = new Replica(store.through(schedule.of(2)));
        List<Sequencer.Step> steps = new ArrayList<>();

        schedule.run(() -> steps(one, steps), () -> steps(two, steps), () -> DISPATCHES.forEach(accepting::keep));
        new Replica(store).sequence();

        Audit audit = new Audit(store);
        Set<String> expected = new TreeSet<>(Set.of("directory/1/directory-published"));
        DISPATCHES.forEach(dispatch -> expected.add(dispatch.header().id() + "/submitted"));
        assertThat(Audit.texts(audit.oneLogAndDenseFeeds())).as("seed %d", seed).isEqualTo(expected);
        audit.nothingWaits();
        return steps.contains(Sequencer.Step.OVERTAKEN) ? 1 : 0;
    }

    /** The schedule lets one thread run at a time, so a plain list will do. */
    private static void steps(Replica replica, List<Sequencer.Step> steps) {
        for (int i = 0; i < 6; i++) {
            steps.add(replica.sequencer.step());
        }
    }
}

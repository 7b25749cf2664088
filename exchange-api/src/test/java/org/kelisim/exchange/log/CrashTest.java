package org.kelisim.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.exchange.archive.Samples.KGZ;
import static org.kelisim.exchange.archive.Samples.KGZ_BORDER;
import static org.kelisim.exchange.archive.Samples.aDispatch;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.storage.Interruption;
import org.kelisim.storage.MemoryStore;
import org.kelisim.storage.OutcomeUnknownException;

/** Ends the process before and after every single command, starts it again, and looks whether anything is missing. */
class CrashTest {

    record Kind(String name, int leavesBefore, IntFunction<Interruption> at) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> interruptions() {
        return List.of(
                new Kind("halt before", 1, Interruption::haltBefore),
                new Kind("halt after", 254, Interruption::haltAfter),
                new Kind("unknown before", 1, Interruption::unknownBefore),
                new Kind("unknown after", 1, Interruption::unknownAfter));
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void keepsWhatItAcknowledgedWhicheverCommandIsTheLast(Kind kind) {
        List<AcceptedDispatch> dispatches = IntStream.range(0, 2)
                .mapToObj(i -> aDispatch("sealed " + i, KGZ_BORDER))
                .toList();
        boolean happened = true;
        int k = 0;
        while (happened) {
            Interruption interruption = kind.at().apply(++k);
            MemoryStore store = begun(kind.leavesBefore());
            Set<String> acknowledged = new HashSet<>();
            runUntil(interruption, store, dispatches, acknowledged);
            happened = interruption.happened();

            Replica restarted = new Replica(store);
            restarted.sequence();

            Set<String> logged = Audit.texts(new Audit(store).oneLogAndDenseFeeds());
            assertThat(logged).containsAll(acknowledged);
            assertThat(logged).isEqualTo(new Audit(store).kept());
            sendAgain(restarted, store, dispatches);
        }
        assertThat(k).isGreaterThan(30);
    }

    private static final List<String> COLLECTIONS =
            List.of("dispatches", "facts", "batches", "events", "feed", "tiles", "meta");
    private static final Map<Integer, MemoryStore> BEGUN = Map.of(1, begin(1), 254, begin(254));

    /** Begun, and for one kind with a full tile all but complete, so that the crash hits its writing, too. */
    private static MemoryStore begun(int leaves) {
        MemoryStore copy = new MemoryStore();
        COLLECTIONS.forEach(name -> copy.insertAll(name, BEGUN.get(leaves).scan(name, 10_000)));
        return copy;
    }

    private static MemoryStore begin(int leaves) {
        MemoryStore store = new MemoryStore();
        Replica before = new Replica(store);
        before.publishDirectory();
        before.sequence();
        for (int i = 1; i < leaves; i++) {
            before.keep(aDispatch());
        }
        before.sequence();
        return store;
    }

    private static void runUntil(
            Interruption interruption, MemoryStore store, List<AcceptedDispatch> dispatches, Set<String> acknowledged) {
        Replica replica = new Replica(store.through(interruption));
        try {
            for (AcceptedDispatch dispatch : dispatches) {
                attempt(() -> {
                    replica.keep(dispatch);
                    acknowledged.add(dispatch.header().id() + "/submitted");
                });
                attempt(() -> {
                    replica.handOver(dispatch, KGZ);
                    acknowledged.add(dispatch.header().id() + "/handed-over/KGZ");
                });
                attempt(() -> step(replica));
            }
        } catch (Interruption.Halted e) {
            // as intended
        }
    }

    private static void step(Replica replica) {
        try {
            replica.sequence();
        } catch (OutcomeUnknownException e) {
            replica.sequencer.forget();
        }
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (OutcomeUnknownException e) {
            // the caller is told 503 and sends again
        }
    }

    private static void sendAgain(Replica restarted, MemoryStore store, List<AcceptedDispatch> dispatches) {
        for (AcceptedDispatch dispatch : dispatches) {
            assertThat(restarted.keep(dispatch)).isTrue();
            restarted.handOver(dispatch, KGZ);
        }
        restarted.sequence();
        Audit audit = new Audit(store);
        var logged = audit.oneLogAndDenseFeeds();
        audit.nothingWaits();
        assertThat(Audit.texts(logged))
                .containsAll(dispatches.stream()
                        .map(dispatch -> dispatch.header().id() + "/submitted")
                        .toList());
        audit.receiptsProve(restarted.published, logged.stream().limit(3).collect(Collectors.toSet()));
    }
}

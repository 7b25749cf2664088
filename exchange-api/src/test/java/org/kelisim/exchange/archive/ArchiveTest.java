package org.kelisim.exchange.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.exchange.archive.Samples.KGZ_BORDER;
import static org.kelisim.exchange.archive.Samples.aDispatch;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Interruption;
import org.kelisim.storage.MemoryStore;
import org.kelisim.storage.OutcomeUnknownException;
import org.kelisim.storage.Step;
import org.kelisim.storage.Steps;

class ArchiveTest {
    private final MemoryStore store = new MemoryStore();
    private final Archive archive = archive(store);

    static Archive archive(DocumentStore store) {
        SecureRandom random = new SecureRandom();
        return new Archive(store, new Intents(store, random, InstantSource.fixed(Samples.NOW)), random);
    }

    @Test
    void keepsADispatchWithTheOpeningOfItsEvent() {
        AcceptedDispatch dispatch = aDispatch();

        archive.keep(dispatch);

        StoredDispatch stored = archive.dispatch(dispatch.header().id()).orElseThrow();
        assertThat(stored.bytes()).isEqualTo(dispatch.bytes());
        assertThat(stored.header()).isEqualTo(dispatch.header());
        assertThat(stored.submitted().event()).isEqualTo(dispatch.event());
    }

    @Test
    void keepsTheSameDispatchOnce() {
        AcceptedDispatch dispatch = aDispatch();

        Acceptance first = archive.keep(dispatch);
        Acceptance again = archive.keep(dispatch);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Acceptance.Kept.class, kept -> assertThat(kept.anew()).isTrue());
        assertThat(again).isInstanceOfSatisfying(Acceptance.Kept.class, kept -> {
            assertThat(kept.anew()).isFalse();
            assertThat(kept.dispatch().submitted())
                    .isEqualTo(((Acceptance.Kept) first).dispatch().submitted());
        });
    }

    @Test
    void refusesAnotherDispatchUnderTheSameId() {
        AcceptedDispatch dispatch = aDispatch();
        archive.keep(dispatch);

        assertThat(archive.keep(aDispatch(dispatch.header().id(), "other", KGZ_BORDER)))
                .isInstanceOf(Acceptance.Conflict.class);
        assertThat(archive.dispatch(dispatch.header().id()).orElseThrow().bytes())
                .isEqualTo(dispatch.bytes());
    }

    @Test
    void ofManyAtOnceUnderOneIdKeepsOneAndTellsAllTheTruth() throws Exception {
        AcceptedDispatch one = aDispatch();
        AcceptedDispatch other = aDispatch(one.header().id(), "other", KGZ_BORDER);
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Acceptance>> calls = IntStream.range(0, 32)
                    .<Callable<Acceptance>>mapToObj(i -> () -> {
                        start.await();
                        return archive.keep(i % 2 == 0 ? one : other);
                    })
                    .toList();
            List<Future<Acceptance>> answers =
                    calls.stream().map(threads::submit).toList();
            start.countDown();

            boolean oneWon = archiveHolds(one, answers.getFirst());
            for (int i = 0; i < answers.size(); i++) {
                boolean kept = answers.get(i).get() instanceof Acceptance.Kept;
                assertThat(kept).isEqualTo((i % 2 == 0) == oneWon);
            }
            assertThat(answers.stream().filter(ArchiveTest::anew)).hasSize(1);
        }
    }

    private boolean archiveHolds(AcceptedDispatch dispatch, Future<Acceptance> settled) throws Exception {
        settled.get();
        return archive.dispatch(dispatch.header().id())
                .orElseThrow()
                .fingerprint()
                .equals(dispatch.fingerprint());
    }

    private static boolean anew(Future<Acceptance> answer) {
        return answer.resultNow() instanceof Acceptance.Kept kept && kept.anew();
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhicheverWriteHasNoAnswer() {
        for (int k = 1; k <= 2; k++) {
            for (Interruption interruption : List.of(Interruption.unknownBefore(k), Interruption.unknownAfter(k))) {
                AcceptedDispatch dispatch = aDispatch();
                assertThatThrownBy(() -> archive(store.through(interruption)).keep(dispatch))
                        .isInstanceOf(OutcomeUnknownException.class);

                assertThat(archive.keep(dispatch)).isInstanceOf(Acceptance.Kept.class);
            }
        }
    }

    @Test
    void doesNotAnswerOnADuplicateThatIsNotYetAtAMajority() {
        AcceptedDispatch dispatch = aDispatch();
        archive.keep(dispatch);
        InvisibleAtFirst invisible = new InvisibleAtFirst(store, 3);

        Acceptance answer = archive(invisible).keep(dispatch);

        assertThat(answer).isInstanceOf(Acceptance.Kept.class);
        assertThat(invisible.left).isZero();
    }

    @Test
    void recordsAFactOnceAndTheFirstCounts() {
        AcceptedDispatch dispatch = aDispatch();
        var event = Samples.handedOver(dispatch, Samples.KGZ);
        var audience = Samples.between(Samples.KAZ, Samples.KGZ);

        Recording first = archive.record(event, audience, Optional.empty());
        Recording again = archive.record(event, audience, Optional.empty());

        assertThat(first.anew()).isTrue();
        assertThat(again.anew()).isFalse();
        assertThat(again.fact().leaf()).isEqualTo(first.fact().leaf());
    }

    @Test
    void announcesBeforeItKeeps() {
        List<String> inserts = new java.util.ArrayList<>();
        archive(store.through(new Steps() {
                    @Override
                    public void after(Step step) {
                        inserts.add(step.collection());
                    }
                }))
                .keep(aDispatch());

        assertThat(inserts).containsExactly("intents", "dispatches");
    }
}

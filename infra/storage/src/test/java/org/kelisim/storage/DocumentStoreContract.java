package org.kelisim.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** What every implementation promises; over MongoDB's driver and in memory alike. */
abstract class DocumentStoreContract {
    static final String FACTS = "facts";

    abstract DocumentStore store();

    @Test
    void insertsOnlyIfAbsentAndLeavesWhatIsThere() {
        assertThat(store().insert(FACTS, document("a").append("n", 1L))).isEqualTo(Insertion.INSERTED);
        assertThat(store().insert(FACTS, document("a").append("n", 2L))).isEqualTo(Insertion.EXISTS);
        assertThat(store().find(FACTS, "a")).contains(document("a").append("n", 1L));
    }

    @Test
    void hasOneWinnerAmongConcurrentInserts() throws Exception {
        int threads = 64;
        CountDownLatch together = new CountDownLatch(threads);
        List<Callable<Insertion>> inserts = IntStream.range(0, threads)
                .mapToObj(n -> (Callable<Insertion>) () -> {
                    together.countDown();
                    together.await();
                    return store().insert(FACTS, document("contested").append("by", n));
                })
                .toList();
        List<Insertion> outcomes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Insertion> outcome : pool.invokeAll(inserts)) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(outcomes).hasSize(threads).containsOnlyOnce(Insertion.INSERTED);
        assertThat(store().find(FACTS, "contested").orElseThrow().getInteger("by"))
                .isEqualTo(outcomes.indexOf(Insertion.INSERTED));
    }

    @Test
    void answersForEachOfSeveralInserts() {
        store().insert(FACTS, document("old"));
        assertThat(store().insertAll(FACTS, List.of(document("new"), document("old"), document("new"))))
                .containsExactly(Insertion.INSERTED, Insertion.EXISTS, Insertion.EXISTS);
        assertThat(store().insertAll(FACTS, List.of())).isEmpty();
    }

    @Test
    void findsSeveralAndLeavesOutWhatIsNotThere() {
        List<Document> many =
                IntStream.range(0, 100).mapToObj(n -> document("m" + n)).toList();
        store().insertAll(FACTS, many);
        List<String> ids =
                new ArrayList<>(many.stream().map(each -> each.getString("_id")).toList());
        ids.add("not there");
        ids.add("m0");
        assertThat(store().findAll(FACTS, ids)).hasSize(100).doesNotContainKey("not there");
        assertThat(store().findAll(FACTS, List.of())).isEmpty();
        assertThat(store().find("nothing-here", "a")).isEmpty();
    }

    @Test
    void changesOnlyWhatExists() {
        assertThat(store().update(FACTS, "a", Change.set("state", "read"))).isFalse();
        assertThat(store().find(FACTS, "a")).isEmpty();

        store().insert(FACTS, document("a").append("kept", true));
        assertThat(store().update(FACTS, "a", Change.set("state", "read").andMax("rank", 3)))
                .isTrue();
        assertThat(store().find(FACTS, "a"))
                .contains(document("a")
                        .append("kept", true)
                        .append("state", "read")
                        .append("rank", 3L));
    }

    @Test
    void raisesANumberAndNeverLowersIt() {
        store().insert(FACTS, document("a").append("rank", 5));
        store().update(FACTS, "a", Change.max("rank", 4));
        assertThat(rank()).isEqualTo(5);
        store().update(FACTS, "a", Change.max("rank", 6));
        store().update(FACTS, "a", Change.max("rank", 6));
        assertThat(rank()).isEqualTo(6);
    }

    @Test
    void deletesWhatIsThereAndWhatIsNot() {
        store().insertAll(FACTS, List.of(document("a"), document("b"), document("c")));
        store().delete(FACTS, "a");
        store().delete(FACTS, "a");
        store().deleteAll(FACTS, List.of("b", "not there"));
        store().deleteAll(FACTS, List.of());
        assertThat(store().scan(FACTS, 10)).containsExactly(document("c"));
    }

    @Test
    void scansUpToTheLimitInSeveralBatches() {
        store().insertAll(
                        FACTS,
                        IntStream.range(0, 100).mapToObj(n -> document("m" + n)).toList());
        assertThat(store().scan(FACTS, 1000)).hasSize(100).doesNotHaveDuplicates();
        assertThat(store().scan(FACTS, 70)).hasSize(70).doesNotHaveDuplicates();
        assertThat(store().scan("nothing-here", 10)).isEmpty();
    }

    @Test
    void keepsTypesOfValues() {
        Instant time = Instant.parse("2026-11-24T13:00:00Z");
        store().insert(
                        FACTS,
                        document("a")
                                .append("bytes", new byte[] {1, 2})
                                .append("int", 1)
                                .append("long", 1L)
                                .append("time", time)
                                .append("list", List.of("x", new Document("y", 1L)))
                                .append("none", null));
        assertThat(store().find(FACTS, "a"))
                .contains(document("a")
                        .append("bytes", new Binary(new byte[] {1, 2}))
                        .append("int", 1)
                        .append("long", 1L)
                        .append("time", Date.from(time))
                        .append("list", List.of("x", new Document("y", 1L)))
                        .append("none", null));
    }

    @Test
    void handsOutDocumentsThatNobodyElseSeesChange() {
        Document mine = document("a").append("n", 1L);
        store().insert(FACTS, mine);
        mine.append("n", 2L);
        store().find(FACTS, "a").orElseThrow().append("n", 3L);
        assertThat(store().find(FACTS, "a").orElseThrow().getLong("n")).isEqualTo(1L);
    }

    @Test
    void refusesNamesThatCouldBeOperators() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().insert("system.users", document("a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().insert(FACTS, document("a").append("$where", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Change.set("a.b", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Change.set("_id", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().insert(FACTS, new Document("_id", new Document("$gt", ""))));
        assertThatIllegalArgumentException().isThrownBy(() -> store().find(FACTS, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> store().find(FACTS, "x".repeat(513)));
        assertThatIllegalArgumentException().isThrownBy(() -> store().scan(FACTS, 0));
    }

    @Test
    void takesTheLargestDocumentAndRefusesALargerOneBeforeSending() {
        int most = Bson.MAX_BYTES - 32;
        assertThat(store().insert(FACTS, document("a").append("b", new byte[most])))
                .isEqualTo(Insertion.INSERTED);
        assertThat(store().find(FACTS, "a")).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().insert(FACTS, document("b").append("b", new byte[most + 32])));
    }

    private long rank() {
        return ((Number) store().find(FACTS, "a").orElseThrow().get("rank")).longValue();
    }

    static Document document(String id) {
        return new Document("_id", id);
    }
}

package org.kelisim.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnclearAnswersTest {
    private static final String FACTS = "facts";

    private final FaultyServer server = new FaultyServer();
    private final DocumentStore store = DocumentStore.open(server.uri(), "kelisim-test");

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void takesAWriteConcernErrorForAnUnknownOutcomeOfEveryWrite() {
        server.answerWritesWith(UnclearAnswersTest::notByAMajority);
        List<ThrowingCallable> writes = List.of(
                () -> store.insert(FACTS, document("a")),
                () -> store.insertAll(FACTS, List.of(document("b"), document("c"))),
                () -> store.insertAll(FACTS, List.of(document("b"), document("d"))),
                () -> store.update(FACTS, "a", Change.set("x", 1)),
                () -> store.delete(FACTS, "b"),
                () -> store.deleteAll(FACTS, List.of("c")));
        assertThat(writes).allSatisfy(write -> assertThatThrownBy(write).isInstanceOf(OutcomeUnknownException.class));
        assertThat(store.scan(FACTS, 10))
                .containsExactlyInAnyOrder(document("a").append("x", 1), document("d"));
    }

    @ParameterizedTest
    @ValueSource(ints = {10107, 189, 11602, 91, 50, 11600, 13})
    void takesAnErrorOfTheServerForAnUnknownOutcome(int code) {
        server.answerWritesWith(reply -> error(code).append("errorLabels", List.of("RetryableWriteError")));
        assertThatThrownBy(() -> store.insert(FACTS, document("a"))).isInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> store.insertAll(FACTS, List.of(document("a"))))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void takesAnyWriteErrorButADuplicateForAnUnknownOutcome() {
        server.answerWritesWith(reply -> reply.append(
                "writeErrors",
                List.of(new de.bwaldvogel.mongo.bson.Document(
                        Map.of("index", 1, "code", 121, "errmsg", "Document failed validation")))));
        assertThatThrownBy(() -> store.insertAll(FACTS, List.of(document("a"), document("b"))))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void learnsTheOutcomeByDoingTheSameAgain() {
        server.answerWritesWith(UnclearAnswersTest::notByAMajority);
        assertThatThrownBy(() -> store.insert(FACTS, document("a"))).isInstanceOf(OutcomeUnknownException.class);
        server.answerWritesWith(reply -> reply);
        assertThat(store.insert(FACTS, document("a"))).isEqualTo(Insertion.EXISTS);
        assertThat(store.find(FACTS, "a")).contains(document("a"));
    }

    private static de.bwaldvogel.mongo.bson.Document notByAMajority(de.bwaldvogel.mongo.bson.Document reply) {
        return reply.append("writeConcernError", error(64));
    }

    private static de.bwaldvogel.mongo.bson.Document error(int code) {
        return new de.bwaldvogel.mongo.bson.Document("ok", 0)
                .append("code", code)
                .append("codeName", "Injected")
                .append("errmsg", "injected");
    }

    private static Document document(String id) {
        return new Document("_id", id);
    }
}

package org.kelisim.infra.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after {@code kill -9}: inserts, several inserts, and changes. */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("kelisim.crash.rounds", 2);
    private static final int WRITERS = 8;
    private static final int WRITES_BEFORE_THE_KILL = 400;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> raised = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    @Test
    void losesNothingAcknowledgedWhenKilledWhileWriting() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(round);
            try (StandInProcess again = StandInProcess.serving(folder);
                    MongoClient client = MongoClients.create(again.uri())) {
                assertThat(ids(client)).containsAll(acknowledged);
                raised.forEach(
                        (writer, n) -> assertThat(counter(client, writer)).isGreaterThanOrEqualTo(n));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * WRITES_BEFORE_THE_KILL);
    }

    private void writeUntilKilled(int round) throws Exception {
        try (StandInProcess process = StandInProcess.serving(folder);
                MongoClient client = MongoClients.create(process.uri());
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_THE_KILL);
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.execute(() -> write(client, round, number, enough));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            process.kill();
        }
    }

    private void write(MongoClient client, int round, int writer, CountDownLatch enough) {
        try {
            for (long n = 0; ; n++) {
                String id = round + "/" + writer + "/" + n;
                documents(client).insertOne(new Document("_id", id).append("bytes", new byte[2000]));
                acknowledged.add(id);
                long value = round * 1_000_000L + n;
                if (n == 0) {
                    insertCounter(client, round, writer);
                }
                counters(client).updateOne(Filters.eq("_id", writer), Updates.max("n", value));
                raised.put(writer, value);
                enough.countDown();
            }
        } catch (MongoException e) {
            // Killed: the outcome of this write is unknown.
        }
    }

    private void insertCounter(MongoClient client, int round, int writer) {
        if (round == 0) {
            counters(client).insertOne(new Document("_id", writer));
        }
    }

    private static Set<String> ids(MongoClient client) {
        Set<String> ids = new HashSet<>();
        documents(client).find().batchSize(1000).forEach(each -> ids.add(each.getString("_id")));
        return ids;
    }

    private static long counter(MongoClient client, int writer) {
        return counters(client).find(Filters.eq("_id", writer)).first().getLong("n");
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }

    private static MongoCollection<Document> counters(MongoClient client) {
        return client.getDatabase("test").getCollection("counters");
    }
}

package org.kelisim.infra.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandInTest {
    private final StandIn server = StandIn.inMemory();
    private final MongoClient client = MongoClients.create(server.uri());
    private final MongoCollection<Document> documents =
            client.getDatabase("test").getCollection("documents");

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void neverShowsHalfOfAChange() {
        documents.insertOne(new Document("_id", "a").append("x", 0).append("y", 0));
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> IntStream.range(1, 500)
                .forEach(n -> documents.updateOne(
                        Filters.eq("_id", "a"), Updates.combine(Updates.set("x", n), Updates.set("y", n)))));
        while (!changes.isDone()) {
            Document seen = documents.find(Filters.eq("_id", "a")).first();
            assertThat(seen.get("x")).isEqualTo(seen.get("y"));
        }
        changes.join();
    }

    @Test
    void losesNoIncrementAmongMany() {
        documents.insertOne(new Document("_id", "a").append("n", 0));
        IntStream.range(0, 64)
                .mapToObj(n -> CompletableFuture.runAsync(
                        () -> documents.updateOne(Filters.eq("_id", "a"), Updates.inc("n", 1))))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(documents.find().first().getInteger("n")).isEqualTo(64);
    }

    @Test
    void takesAnIndexThatOnlyMakesFasterAndKeepsThePromiseOfAUniqueOne() {
        documents.createIndex(new Document("due", 1));
        assertThat(documents.listIndexes())
                .noneMatch(index -> index.getString("name").startsWith("due"));

        documents.createIndex(new Document("name", 1), new IndexOptions().unique(true));
        documents.insertOne(new Document("_id", "a").append("name", "same"));
        assertThatThrownBy(() -> documents.insertOne(new Document("_id", "b").append("name", "same")))
                .isInstanceOf(MongoWriteException.class);
    }
}

package org.kelisim.infra.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedCommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{insert: 'c', documents: [{_id: 'a', x: 1}], ordered: false, WRITE, $db: 'd', maxTimeMS: 1}",
                "{find: 'c', filter: {_id: 'a'}, limit: 1, singleBatch: true, READ}",
                "{find: 'c', filter: {_id: {$in: ['a', 'b']}}, READ}",
                "{find: 'c', filter: {}, limit: 10, batchSize: 5, READ}",
                "{update: 'c', updates: [{q: {_id: 'a'}, u: {$set: {x: 1}, $max: {y: 2}}}], WRITE}",
                "{delete: 'c', deletes: [{q: {_id: 'a'}, limit: 1}], WRITE}",
                "{delete: 'c', deletes: [{q: {_id: {$in: ['a']}}, limit: 0}], WRITE}",
                "{ping: 1}"
            })
    void allowsTheCommandsOfThePort(String command) {
        assertThat(CommandShapes.isAllowed(parse(command))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{insert: 'c', documents: [{_id: 'a'}]}",
                "{insert: 'c', documents: [{_id: 'a'}], writeConcern: {w: 'majority'}}",
                "{insert: 'c', documents: [{_id: 1}], WRITE}",
                "{insert: 'c', documents: [{_id: 'a'}], bypassDocumentValidation: true, WRITE}",
                "{find: 'c', filter: {_id: 'a'}}",
                "{find: 'c', filter: {_id: 'a'}, readConcern: {level: 'local'}}",
                "{find: 'c', filter: {}, READ}",
                "{find: 'c', filter: {x: 1}, limit: 1, READ}",
                "{find: 'c', filter: {_id: {$gt: 'a'}}, limit: 1, READ}",
                "{find: 'c', filter: {_id: {$in: [{$gt: 1}]}}, READ}",
                "{find: 'c', filter: {_id: 'a', x: 1}, READ}",
                "{find: 'c', filter: {_id: 'a'}, sort: {_id: 1}, READ}",
                "{update: 'c', updates: [{q: {_id: 'a'}, u: {$set: {x: 1}}, upsert: true}], WRITE}",
                "{update: 'c', updates: [{q: {_id: 'a'}, u: {$set: {x: 1}}, multi: true}], WRITE}",
                "{update: 'c', updates: [{q: {_id: 'a', x: 1}, u: {$set: {x: 2}}}], WRITE}",
                "{update: 'c', updates: [{q: {_id: 'a'}, u: {$inc: {x: 1}}}], WRITE}",
                "{update: 'c', updates: [{q: {_id: 'a'}, u: {x: 1}}], WRITE}",
                "{delete: 'c', deletes: [{q: {}, limit: 0}], WRITE}",
                "{findAndModify: 'c', query: {_id: 'a'}, update: {$set: {x: 1}}, WRITE}",
                "{aggregate: 'c', pipeline: [], cursor: {}, READ}",
                "{count: 'c', query: {}, READ}",
                "{drop: 'c', WRITE}"
            })
    void refusesEverythingElse(String command) {
        assertThat(CommandShapes.isAllowed(parse(command))).isFalse();
    }

    @Test
    void failsTheTestThatSentAnotherAndShowsNoValues() {
        AllowedCommands allowed = new AllowedCommands();
        try (StandIn server = StandIn.inMemory();
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(server.uri()))
                        .addCommandListener(allowed)
                        .build())) {
            allowed.assertNoOther();
            client.getDatabase("d").getCollection("c").countDocuments(new Document("name", "secret"));
        }
        assertThatThrownBy(allowed::assertNoOther)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("aggregate")
                .hasMessageContaining("name: STRING")
                .hasMessageNotContaining("secret");
    }

    private static BsonDocument parse(String command) {
        return BsonDocument.parse(command.replace("WRITE", "writeConcern: {w: 'majority', j: true}")
                .replace("READ", "readConcern: {level: 'majority'}"));
    }
}

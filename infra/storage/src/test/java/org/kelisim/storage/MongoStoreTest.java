package org.kelisim.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kelisim.infra.standin.AllowedCommands;
import org.kelisim.infra.standin.StandIn;

class MongoStoreTest extends DocumentStoreContract {
    private final AllowedCommands allowed = new AllowedCommands();
    private final Sent sent = new Sent();
    private final StandIn server = StandIn.inMemory();
    private final DocumentStore store = DocumentStore.open(
            server.uri() + "/?w=1&journal=false&readConcernLevel=local&readPreference=nearest",
            "kelisim-test",
            Duration.ofSeconds(30),
            allowed,
            sent);

    @Override
    DocumentStore store() {
        return store;
    }

    @AfterEach
    void sendsNothingButAllowedCommands() {
        store.close();
        server.close();
        allowed.assertNoOther();
    }

    @Test
    void asksForMajorityAndJournalWhateverTheAddressSays() {
        store.insert(FACTS, document("a"));
        store.insertAll(FACTS, List.of(document("b")));
        store.update(FACTS, "a", Change.set("x", 1));
        store.delete(FACTS, "a");
        store.deleteAll(FACTS, List.of("b"));
        assertThat(sent.named("insert", "update", "delete"))
                .hasSize(5)
                .allSatisfy(command -> assertThat(command.getDocument("writeConcern"))
                        .isEqualTo(BsonDocument.parse("{w: 'majority', j: true}")));

        store.find(FACTS, "a");
        store.findAll(FACTS, List.of("a"));
        store.scan(FACTS, 1);
        assertThat(sent.named("find"))
                .hasSize(3)
                .allSatisfy(command -> assertThat(command.getDocument("readConcern"))
                        .isEqualTo(BsonDocument.parse("{level: 'majority'}")));
    }

    @Test
    void boundsEveryWriteInTime() {
        store.insert(FACTS, document("a"));
        assertThat(sent.named("insert").getFirst().getNumber("maxTimeMS").longValue())
                .isBetween(1L, 30_000L);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheServerIsGone() {
        server.close();
        assertThatThrownBy(() -> store.insert(FACTS, document("a"))).isInstanceOf(OutcomeUnknownException.class);
    }

    /** Everything but the driver's own. */
    private static final class Sent implements CommandListener {
        private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add(event.getCommand().clone());
        }

        List<BsonDocument> named(String... names) {
            return commands.stream()
                    .filter(command -> List.of(names).contains(command.getFirstKey()))
                    .toList();
        }
    }
}

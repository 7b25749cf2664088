package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.envelope.Dispatch;
import org.kelisim.exchange.TestNode.Answer;
import org.kelisim.infra.standin.AllowedCommands;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import org.kelisim.storage.OutcomeUnknownException;

/** What goes over the wire to the database, and what callers hear when it does not answer. */
class WireTest {

    @Test
    void sendsNothingButTheAllowedCommands(@TempDir Path folder) throws Exception {
        AllowedCommands commands = new AllowedCommands();
        try (StandIn standIn = StandIn.inMemory();
                TestExchange exchange = new TestExchange(folder, standIn, directories -> {})) {
            exchange.start(DocumentStore.open(standIn.uri(), "exchange", Duration.ofSeconds(8), commands));
            Dispatch dispatch = exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
            exchange.node(KAZ).submit(dispatch, "Prefer", "wait");
            exchange.node(KAZ).submit(dispatch.id().toString(), new byte[1]);
            exchange.node(KGZ).get("/v1/dispatches/" + dispatch.id());
            exchange.node(KGZ).get("/v1/dispatches/" + dispatch.id() + "/receipts");
            exchange.node(KGZ).get("/v1/feed?after=0");
            exchange.node(KGZ).get("/v1/directory");
            exchange.stop();
        }
        commands.assertNoOther();
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenTheDatabaseDoes(@TempDir Path folder) throws Exception {
        try (StandIn standIn = StandIn.inMemory();
                TestExchange exchange = new TestExchange(folder, standIn, directories -> {})) {
            UnsureStore store = new UnsureStore(DocumentStore.open(standIn.uri(), "exchange"));
            exchange.start(store);
            Dispatch dispatch = exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
            store.unsureOf = Optional.of("dispatches");

            Answer unknown = exchange.node(KAZ).submit(dispatch);
            store.unsureOf = Optional.empty();
            Answer again = exchange.node(KAZ).submit(dispatch, "Prefer", "wait");

            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.problem()).isEqualTo("outcome-unknown");
            assertThat(unknown.header("Retry-After")).isEqualTo("1");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().get("state").stringValue()).isEqualTo("logged");
        }
    }

    @Test
    void letsNobodyInWhileProofsCannotBeRemembered(@TempDir Path folder) throws Exception {
        try (StandIn standIn = StandIn.inMemory();
                TestExchange exchange = new TestExchange(folder, standIn, directories -> {})) {
            UnsureStore store = new UnsureStore(DocumentStore.open(standIn.uri(), "exchange"));
            exchange.start(store);
            store.unsureOf = Optional.of("proofs");

            assertThat(exchange.node(KAZ).get("/v1/feed").status()).isEqualTo(503);
        }
    }

    /** Carries out an insert and then does not know. */
    private static final class UnsureStore extends ForwardingStore {
        volatile Optional<String> unsureOf = Optional.empty();

        UnsureStore(DocumentStore store) {
            super(store);
        }

        @Override
        public Insertion insert(String collection, Document document) {
            Insertion insertion = super.insert(collection, document);
            if (unsureOf.equals(Optional.of(collection))) {
                throw new OutcomeUnknownException("for the test");
            }
            return insertion;
        }
    }
}

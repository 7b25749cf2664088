package org.kelisim.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.exchange.archive.Samples.KGZ;
import static org.kelisim.exchange.archive.Samples.aDispatch;

import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.exchange.archive.DamagedException;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.storage.Change;
import org.kelisim.storage.MemoryStore;

/** Somebody has changed the database by hand: what he touched is named, and everything else goes on. */
class OddDocumentsTest {
    private final MemoryStore store = new MemoryStore();
    private final Replica exchange = new Replica(store);

    @Test
    void logsEverythingElse() {
        exchange.publishDirectory();
        AcceptedDispatch damaged = aDispatch();
        AcceptedDispatch good = aDispatch();
        exchange.keep(damaged);
        store.update("dispatches", damaged.header().id().toString(), Change.set("header", new byte[] {1}));
        store.insert("intents", new Document("_id", "foreign"));
        store.insert("intents", new Document("_id", "odd").append("event", 7));
        exchange.keep(good);
        exchange.sequence();

        assertThat(new LoggedEvents(store).find(EventId.submitted(good.header().id())))
                .isPresent();
        assertThat(new LoggedEvents(store)
                        .find(EventId.submitted(damaged.header().id())))
                .isEmpty();
        exchange.pass(Duration.ofMinutes(11));
        exchange.sequence();
        exchange.parked.tryAgain(org.kelisim.exchange.archive.Samples.NOW);
        assertThat(store.scan("parked", 10)).hasSize(1);
    }

    @Test
    void namesTheDocumentAndSaysWhatToDo() {
        AcceptedDispatch damaged = aDispatch();
        exchange.keep(damaged);
        String id = damaged.header().id().toString();
        store.update("dispatches", id, Change.set("fingerprint", new byte[] {1}));
        assertThatThrownBy(() -> exchange.archive.dispatch(damaged.header().id()))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining(id)
                .hasMessageContaining("Restore it from a backup");
        String place = FeedDocument.id(KGZ, 1);
        store.insert("feed", new Document("_id", place).append("party", "no code"));
        assertThatThrownBy(() -> store.find("feed", place).map(FeedDocument::read))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining(place);
    }
}

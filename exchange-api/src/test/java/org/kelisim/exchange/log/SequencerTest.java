package org.kelisim.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.exchange.archive.Samples.KAZ;
import static org.kelisim.exchange.archive.Samples.KGZ;
import static org.kelisim.exchange.archive.Samples.KGZ_BORDER;
import static org.kelisim.exchange.archive.Samples.NOW;
import static org.kelisim.exchange.archive.Samples.TJK;
import static org.kelisim.exchange.archive.Samples.aDispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kelisim.exchange.archive.AcceptedDispatch;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.Interruption;
import org.kelisim.storage.MemoryStore;

class SequencerTest {
    private final MemoryStore store = new MemoryStore();
    private final Replica exchange = new Replica(store);
    private final Audit audit = new Audit(store);

    @Test
    void beginsWithThePublicationOfTheDirectoryWhateverElseWaits() {
        AcceptedDispatch early = aDispatch();
        exchange.keep(early);
        exchange.sequence();
        assertThat(store.scan("batches", 10)).isEmpty();

        exchange.publishDirectory();
        exchange.sequence();

        assertThat(index(EventId.published(1))).isZero();
        assertThat(index(EventId.submitted(early.header().id()))).isEqualTo(1);
        for (PartyCode party : Replica.PARTIES) {
            assertThat(feed(party, 1).role()).isEqualTo(FeedRole.ALL);
        }
    }

    @Test
    void numbersEachPartysEventsByItself() {
        exchange.publishDirectory();
        AcceptedDispatch toKyrgyzstan = aDispatch();
        AcceptedDispatch toBoth = aDispatch("x", KGZ_BORDER, OfficeId.parse("TJK/migration-service"));
        exchange.keep(toKyrgyzstan);
        exchange.sequence();
        exchange.keep(toBoth);
        exchange.sequence();

        assertThat(feed(KAZ, 3)).isEqualTo(new FeedDocument(KAZ, 3, id(toBoth), 2, FeedRole.SENDER));
        assertThat(feed(KGZ, 3)).isEqualTo(new FeedDocument(KGZ, 3, id(toBoth), 2, FeedRole.RECIPIENT));
        assertThat(feed(TJK, 2)).isEqualTo(new FeedDocument(TJK, 2, id(toBoth), 2, FeedRole.RECIPIENT));
        audit.oneLogAndDenseFeeds();
    }

    @Test
    void tellsAPartyThatWritesToItselfOnce() {
        exchange.publishDirectory();
        exchange.keep(aDispatch("x", OfficeId.parse("KAZ/border-service")));
        exchange.sequence();

        assertThat(feed(KAZ, 2).role()).isEqualTo(FeedRole.BOTH);
        assertThat(store.find("feed", FeedDocument.id(KAZ, 3))).isEmpty();
    }

    @Test
    void logsAnEventOnceHoweverOftenItWasAnnounced() {
        exchange.publishDirectory();
        AcceptedDispatch dispatch = aDispatch();
        for (int i = 0; i < 5; i++) {
            exchange.keep(dispatch);
        }
        exchange.sequence();
        exchange.keep(dispatch);
        exchange.sequence();

        assertThat(audit.oneLogAndDenseFeeds()).hasSize(2);
        audit.nothingWaits();
    }

    @Test
    void cutsALongQueueIntoBatchesAndFillsTiles() {
        exchange.publishDirectory();
        exchange.sequence();
        for (int i = 0; i < 1_100; i++) {
            exchange.keep(aDispatch());
        }
        exchange.sequence();

        assertThat(store.scan("batches", 100)).hasSize(4);
        assertThat(store.scan("tiles", 100))
                .extracting(tile -> tile.getString("_id"))
                .containsExactlyInAnyOrder("tile/0/000", "tile/0/001", "tile/0/002", "tile/0/003");
        assertThat(audit.oneLogAndDenseFeeds()).hasSize(1_101);
        audit.nothingWaits();
    }

    @Test
    void receiptsVerifyOfflineAfterManySmallBatchesAndARestart() {
        exchange.publishDirectory();
        exchange.sequence();
        List<AcceptedDispatch> dispatches = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            AcceptedDispatch dispatch = aDispatch();
            exchange.keep(dispatch);
            exchange.sequence();
            dispatches.add(dispatch);
        }
        Replica restarted = new Replica(store);

        restarted.keep(aDispatch());
        restarted.sequence();

        audit.receiptsProve(restarted.published, audit.oneLogAndDenseFeeds());
    }

    @Test
    void aReplicaThatOnlyFollowsProvesTheSame() {
        Replica follower = new Replica(store);
        follower.published.catchUp();
        exchange.publishDirectory();
        exchange.sequence();
        follower.published.catchUp();
        exchange.keep(aDispatch());
        exchange.sequence();

        audit.receiptsProve(follower.published, audit.oneLogAndDenseFeeds());
        exchange.published.catchUp();
        assertThat(follower.published.checkpoint()).isEqualTo(exchange.published.checkpoint());
    }

    @Test
    void hasNoReceiptForWhatIsNotLogged() {
        AcceptedDispatch dispatch = aDispatch();
        exchange.keep(dispatch);

        assertThat(exchange.published.receipt(id(dispatch))).isEqualTo(Optional.empty());
        assertThat(exchange.published.checkpoint()).isEmpty();
    }

    @Test
    void refusesASubmissionThatMayNotStandWhereItIsLogged() {
        Replica strict = new Replica(
                store, (header, accepted, index) -> index == 2 ? Optional.of("sender-not-active") : Optional.empty());
        strict.publishDirectory();
        strict.sequence();
        AcceptedDispatch good = aDispatch();
        AcceptedDispatch late = aDispatch();
        strict.keep(good);
        strict.sequence();
        strict.keep(late);
        strict.sequence();

        assertThat(index(id(late))).isEqualTo(2);
        assertThat(index(EventId.refused(late.header().id()))).isEqualTo(3);
        assertThat(new LoggedEvents(store).find(EventId.refused(good.header().id())))
                .isEmpty();
        assertThat(feed(KGZ, 4).event()).isEqualTo(EventId.refused(late.header().id()));
        audit.oneLogAndDenseFeeds();
        audit.nothingWaits();
    }

    @Test
    void refusesAlsoAfterAnotherHasLeftTheBatchHalfDone() {
        exchange.publishDirectory();
        exchange.sequence();
        int k = 0;
        boolean happened = true;
        while (happened) {
            AcceptedDispatch late = aDispatch();
            Interruption interruption = Interruption.haltBefore(++k);
            Replica first = new Replica(store.through(interruption), (header, at, index) -> Optional.of("late"));
            try {
                first.keep(late);
                first.sequence();
            } catch (Interruption.Halted e) {
                // as intended
            }
            happened = interruption.happened();
            Replica next = new Replica(store, (header, at, index) -> Optional.of("late"));
            next.sequence();
            next.keep(late);
            next.sequence();

            assertThat(index(EventId.refused(late.header().id()))).isGreaterThan(index(id(late)));
            audit.oneLogAndDenseFeeds();
        }
    }

    @Test
    void parksAnIntentThatLeadsToNothingForTenMinutesAndTriesItAgain() {
        exchange.publishDirectory();
        exchange.sequence();
        AcceptedDispatch late = aDispatch();
        announceOnly(late);
        exchange.sequencer.step();
        exchange.pass(Duration.ofMinutes(9));
        exchange.sequencer.step();
        assertThat(store.scan("intents", 10)).hasSize(1);

        exchange.pass(Duration.ofMinutes(2));
        exchange.sequencer.step();
        audit.nothingWaits();
        assertThat(store.scan("parked", 10)).hasSize(1);

        store.insert("dispatches", stored(late));
        exchange.parked.tryAgain(NOW);
        exchange.sequence();
        assertThat(index(id(late))).isEqualTo(1);
        assertThat(store.scan("parked", 10)).isEmpty();
    }

    @Test
    void givesAParkedIntentUpAfterThirtyDays() {
        announceOnly(aDispatch());
        exchange.sequencer.step();
        exchange.pass(Duration.ofMinutes(11));
        exchange.sequencer.step();

        exchange.parked.tryAgain(NOW.plus(Duration.ofDays(29)));
        assertThat(store.scan("parked", 10)).hasSize(1);
        exchange.parked.tryAgain(NOW.plus(Duration.ofDays(31)));
        assertThat(store.scan("parked", 10)).isEmpty();
    }

    private void announceOnly(AcceptedDispatch dispatch) {
        exchange.keep(dispatch);
        store.delete("dispatches", dispatch.header().id().toString());
    }

    private Document stored(AcceptedDispatch dispatch) {
        MemoryStore other = new MemoryStore();
        new Replica(other).keep(dispatch);
        return other.find("dispatches", dispatch.header().id().toString()).orElseThrow();
    }

    private static EventId id(AcceptedDispatch dispatch) {
        return EventId.submitted(dispatch.header().id());
    }

    private long index(EventId event) {
        return new LoggedEvents(store).find(event).orElseThrow().index();
    }

    private FeedDocument feed(PartyCode party, long number) {
        return store.find("feed", FeedDocument.id(party, number))
                .map(FeedDocument::read)
                .orElseThrow();
    }
}

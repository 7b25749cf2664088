package org.kelisim.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.log.HashSource;
import org.kelisim.log.LogKey;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome;
import org.kelisim.log.TreeHash;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;

/** Reads the whole database and checks what sequencing promises, with none of the code that made it. */
final class Audit {
    private static final int ALL = 100_000;

    private final DocumentStore store;

    Audit(DocumentStore store) {
        this.store = store;
    }

    /** One log without gaps, each event in it once, every feed dense and in the order of the log. */
    Set<EventId> oneLogAndDenseFeeds() {
        List<TreeHash> leaves = new ArrayList<>();
        List<EventId> order = new ArrayList<>();
        Map<PartyCode, Long> numbers = new HashMap<>();
        List<Document> batches = store.scan("batches", ALL);
        for (int b = 1; b <= batches.size(); b++) {
            Batch batch = store.find("batches", BatchDocument.id(b))
                    .map(BatchDocument::read)
                    .orElseThrow();
            assertThat(batch.first()).isEqualTo(leaves.size());
            leaves.addAll(batch.hashes());
            assertThat(batch.root()).isEqualTo(HashSource.ofLeaves(leaves).root(leaves.size()));
            for (Batch.Entry entry : batch.entries()) {
                shares(entry, order.size(), numbers);
                order.add(entry.event());
            }
        }
        assertThat(order).doesNotHaveDuplicates();
        assertThat(store.scan("events", ALL)).hasSize(order.size());
        assertThat(store.scan("feed", ALL))
                .hasSize(numbers.values().stream().mapToInt(Long::intValue).sum());
        return Set.copyOf(order);
    }

    private void shares(Batch.Entry entry, long index, Map<PartyCode, Long> numbers) {
        Document event = store.find("events", entry.event().text()).orElseThrow();
        assertThat(Stored.number(event, "leaf")).isEqualTo(index);
        assertThat(Stored.leaf(event).entry()).isEqualTo(entry.leaf());
        for (Batch.Share share : entry.shares()) {
            assertThat(share.number()).isEqualTo(numbers.merge(share.party(), 1L, Long::sum));
            FeedDocument place = store.find("feed", FeedDocument.id(share.party(), share.number()))
                    .map(FeedDocument::read)
                    .orElseThrow();
            assertThat(place)
                    .isEqualTo(new FeedDocument(share.party(), share.number(), entry.event(), index, share.role()));
        }
    }

    void nothingWaits() {
        assertThat(store.scan("intents", ALL)).isEmpty();
    }

    Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        store.scan("dispatches", ALL, document -> kept.add(document.getString("_id") + "/submitted"));
        store.scan("facts", ALL, document -> kept.add(document.getString("_id")));
        return kept;
    }

    /** Every logged event has a receipt that proves it offline, from bytes and the log's public key alone. */
    void receiptsProve(PublishedLog published, Set<EventId> events) {
        published.catchUp();
        LogKey key = LogKey.parse(Replica.SIGNER.key().toString());
        for (EventId event : events) {
            Receipt receipt = published.receipt(event).orElseThrow();
            assertThat(Receipt.verify(receipt.bytes(), key)).isInstanceOfSatisfying(ReceiptOutcome.Logged.class, it -> {
                assertThat(EventId.of(it.event())).isEqualTo(event);
                assertThat(it.checkpoint().size()).isEqualTo(published.size());
            });
        }
    }

    static Set<String> texts(Set<EventId> events) {
        return events.stream().map(EventId::text).collect(Collectors.toCollection(TreeSet::new));
    }
}

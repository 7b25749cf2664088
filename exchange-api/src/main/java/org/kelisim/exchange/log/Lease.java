package org.kelisim.exchange.log;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;

/**
 * Who sequences, so that replicas do not get in each other's way. It is for liveness only: two holders at once do no
 * harm, because the insert of a batch decides.
 *
 * <p>Terms are numbered 1, 2, 3 ...; whoever inserts the next term holds it. A holder writes nothing while nobody asks. A
 * replica that would take over asks by a number in the holder's term and takes the next term if no answer comes in 2 s.
 * Not safe for use by several threads.
 */
final class Lease {
    private static final String COLLECTION = "lease";
    private static final int MOST = 100;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private final DocumentStore store;
    private final LongSupplier nanoTime;
    private OptionalLong held = OptionalLong.empty();
    private OptionalLong lookedAt = OptionalLong.empty();
    private OptionalLong askedAt = OptionalLong.empty();
    private Question question = new Question(0, 0);

    /** Asked of the holder of this term; the holder answers by raising its answer to this number. */
    private record Question(long term, long number) {}

    Lease(DocumentStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    /** Whether this replica may go on; looks every half second at what the others want. */
    boolean held() {
        long now = nanoTime.getAsLong();
        if (lookedAt.isEmpty() || now - lookedAt.getAsLong() >= LOOK.toNanos()) {
            lookedAt = OptionalLong.of(now);
            held = held.isPresent() ? keep(held.getAsLong()) : seek(now);
        }
        return held.isPresent();
    }

    /** Lets another one take over at once. */
    void release() {
        if (held.isPresent()) {
            store.update(COLLECTION, id(held.getAsLong()), Change.set("released", true));
            held = OptionalLong.empty();
        }
    }

    private OptionalLong keep(long term) {
        if (store.find(COLLECTION, id(term + 1)).isPresent()) {
            return OptionalLong.empty();
        }
        return store.find(COLLECTION, id(term))
                .map(document -> {
                    answer(term, document);
                    return OptionalLong.of(term);
                })
                .orElse(OptionalLong.empty());
    }

    private void answer(long term, Document document) {
        long asked = Stored.number(document, "asked");
        if (asked > Stored.number(document, "answered")) {
            store.update(COLLECTION, id(term), Change.max("answered", asked));
        }
    }

    private OptionalLong seek(long now) {
        List<Document> terms =
                store.scan(COLLECTION, MOST).stream().filter(Lease::isTerm).toList();
        return terms.stream()
                .max(Comparator.comparingLong(Lease::term))
                .map(newest -> after(newest, terms, now))
                .orElseGet(() -> take(1, terms));
    }

    private OptionalLong after(Document newest, List<Document> terms, long now) {
        long term = term(newest);
        if (newest.getBoolean("released", false)) {
            return take(term + 1, terms);
        }
        if (question.term() != term || askedAt.isEmpty()) {
            ask(term, newest, now);
            return OptionalLong.empty();
        }
        long since = now - askedAt.getAsLong();
        boolean answered = Stored.number(newest, "answered") >= question.number();
        if (!answered && since >= PATIENCE.toNanos()) {
            return take(term + 1, terms);
        }
        if (answered && since >= ASK_AGAIN.toNanos()) {
            ask(term, newest, now);
        }
        return OptionalLong.empty();
    }

    private void ask(long term, Document newest, long now) {
        question = new Question(term, Stored.number(newest, "asked") + 1);
        askedAt = OptionalLong.of(now);
        store.update(COLLECTION, id(term), Change.max("asked", question.number()));
    }

    private OptionalLong take(long term, List<Document> older) {
        Document mine = new Document("_id", id(term)).append("asked", 0L).append("answered", 0L);
        if (store.insert(COLLECTION, mine) != Insertion.INSERTED) {
            return OptionalLong.empty();
        }
        store.deleteAll(COLLECTION, older.stream().map(it -> id(term(it))).toList());
        return OptionalLong.of(term);
    }

    private static String id(long term) {
        return String.format(Locale.ROOT, "sequencer/%012d", term);
    }

    private static boolean isTerm(Document document) {
        return document.get("_id") instanceof String id && id.matches("sequencer/[0-9]{12}");
    }

    private static long term(Document document) {
        String id = Stored.text(document, "_id");
        return Long.parseLong(id.substring(id.indexOf('/') + 1));
    }
}

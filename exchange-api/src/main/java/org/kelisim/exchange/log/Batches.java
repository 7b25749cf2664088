package org.kelisim.exchange.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.log.TreeHash;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import org.kelisim.storage.OutcomeUnknownException;

/** The batches, and how many of them are applied: everything that follows from them is stored, too. */
final class Batches {
    private static final String BATCHES = "batches";
    private static final String META = "meta";
    private static final String LOG = "log";
    private static final String APPLIED = "applied";
    private static final int AT_ONCE = 32;

    private final DocumentStore store;

    Batches(DocumentStore store) {
        this.store = store;
    }

    Optional<Batch> find(long number) {
        return store.find(BATCHES, BatchDocument.id(number)).map(BatchDocument::read);
    }

    /** These batches, all of which must be there, in order. */
    List<Batch> between(long from, long to) {
        List<String> ids =
                LongStream.rangeClosed(from, to).mapToObj(BatchDocument::id).toList();
        var found = store.findAll(BATCHES, ids);
        List<Batch> batches = new ArrayList<>();
        for (String id : ids) {
            Document document = found.get(id);
            if (document == null) {
                throw new IllegalStateException("Batch " + id + " is not in the database. Restore it from a backup.");
            }
            batches.add(BatchDocument.read(document));
        }
        return batches;
    }

    /**
     * The commit point of sequencing.
     *
     * @return whether this very batch is stored under its number; otherwise another one is
     * @throws OutcomeUnknownException if the database does not say
     */
    boolean commit(Batch batch) {
        Document document = BatchDocument.of(batch);
        Insertion insertion;
        try {
            insertion = store.insert(BATCHES, document);
        } catch (OutcomeUnknownException e) {
            insertion = store.insert(BATCHES, document);
        }
        return insertion == Insertion.INSERTED || isOurs(batch);
    }

    private boolean isOurs(Batch batch) {
        return find(batch.number())
                .orElseThrow(() -> new OutcomeUnknownException("A batch is not yet held by a majority"))
                .writer()
                .equals(batch.writer());
    }

    /** The number of the newest batch that is applied; 0 for none. */
    long applied() {
        return store.find(META, LOG)
                .map(document -> Stored.number(document, APPLIED))
                .orElse(0L);
    }

    void raiseApplied(long number) {
        if (!store.update(META, LOG, Change.max(APPLIED, number))) {
            store.insert(META, new Document("_id", LOG).append(APPLIED, 0L));
            store.update(META, LOG, Change.max(APPLIED, number));
        }
    }

    /** The leaves from {@code from} to the end of batch {@code last}. */
    List<TreeHash> leaves(long from, long last) {
        List<Batch> newest = new ArrayList<>();
        for (long end = last; end >= 1 && (newest.isEmpty() || newest.getLast().first() > from); end -= AT_ONCE) {
            newest.addAll(between(Math.max(1, end - AT_ONCE + 1), end).reversed());
        }
        return newest.reversed().stream()
                .flatMap(batch -> batch.hashes().stream().skip(Math.max(0, from - batch.first())))
                .toList();
    }
}

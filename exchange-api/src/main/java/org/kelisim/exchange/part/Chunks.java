package org.kelisim.exchange.part;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import org.kelisim.storage.OutcomeUnknownException;

/** The bytes of attachments, a MiB in a document. A chunk that is there never changes. */
final class Chunks {
    static final int SIZE = 1 << 20;
    private static final String COLLECTION = "chunks";

    private final DocumentStore store;

    Chunks(DocumentStore store) {
        this.store = store;
    }

    static long count(long bytes) {
        return (bytes + SIZE - 1) / SIZE;
    }

    /** @return whether the chunk now holds these bytes; otherwise others are there */
    boolean put(String attempt, long number, byte[] bytes) {
        Document document = new Document("_id", PartName.chunk(attempt, number)).append("bytes", bytes);
        if (store.insert(COLLECTION, document) == Insertion.INSERTED) {
            return true;
        }
        byte[] there = get(attempt, number)
                .orElseThrow(() -> new OutcomeUnknownException("A chunk is not held by a majority yet"));
        return Arrays.equals(there, bytes);
    }

    Optional<byte[]> get(String attempt, long number) {
        return store.find(COLLECTION, PartName.chunk(attempt, number)).map(it -> Stored.bytes(it, "bytes"));
    }

    void delete(String attempt, long bytes) {
        List<String> ids = LongStream.range(0, count(bytes))
                .mapToObj(number -> PartName.chunk(attempt, number))
                .toList();
        store.deleteAll(COLLECTION, ids);
    }
}

package org.kelisim.exchange.archive;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.OutcomeUnknownException;

/**
 * Waits until a document that made an insert fail is held by a majority. Until then it may still be rolled back, and an
 * answer given on the strength of it would be a lie.
 */
final class Visibility {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final DocumentStore store;

    Visibility(DocumentStore store) {
        this.store = store;
    }

    /** @throws OutcomeUnknownException if it is not there after 10 s */
    <T> T await(String collection, String id, Function<Document, T> read) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Duration pause = Duration.ofMillis(5);
        while (true) {
            Optional<Document> found = store.find(collection, id);
            if (found.isPresent()) {
                return read.apply(found.get());
            }
            if (System.nanoTime() - end > 0) {
                throw new OutcomeUnknownException("A document in " + collection + " is not held by a majority");
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException("Interrupted while waiting for a majority", e);
        }
    }
}

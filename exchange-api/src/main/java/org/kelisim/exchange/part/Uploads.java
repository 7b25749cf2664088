package org.kelisim.exchange.part;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.exchange.web.Problem;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;

/** The attempts that no dispatch has claimed yet: a small collection, since each party may have only so many. */
final class Uploads {
    /** Attempts of one party that are waiting for their dispatch. */
    static final int EACH = 64;
    /** Bytes of one party that are waiting for their dispatch. */
    static final long EACH_BYTES = 16L << 30;

    private static final String COLLECTION = "uploads";
    private static final int SCAN = 20_000;

    private final DocumentStore store;

    Uploads(DocumentStore store) {
        this.store = store;
    }

    /** The attempt that may go on, or a new one. */
    Attempt currentOrNew(PartName name, long size, Instant now) {
        for (int number = 0; number < PartName.ATTEMPTS; number++) {
            Optional<Attempt> before = find(name.attempt(number));
            if (before.isPresent()) {
                if (before.get().mayGoOn(size, now)) {
                    return before.get();
                }
                continue;
            }
            Attempt attempt = new Attempt(name.attempt(number), size, 0, false, now);
            requireRoom(name.dispatch().party(), size);
            if (store.insert(COLLECTION, attempt.toBson()) == Insertion.INSERTED) {
                return attempt;
            }
            throw Problem.NOT_READY.exception("The same attachment is being uploaded. Ask by HEAD how far it got.");
        }
        throw Problem.TOO_MANY_REQUESTS.exception(
                "The upload of this attachment began anew too often. Send the notice again under a new id.");
    }

    /** The attempt that may go on, whatever its size. */
    Optional<Attempt> current(PartName name, Instant now) {
        return name.attempts().stream()
                .flatMap(id -> find(id).stream())
                .filter(it -> it.mayGoOn(it.size(), now))
                .findFirst();
    }

    private void requireRoom(PartyCode party, long more) {
        List<Attempt> own = all().stream()
                .filter(it -> it.name().dispatch().party().equals(party))
                .toList();
        long bytes = own.stream().mapToLong(Attempt::size).sum();
        if (own.size() >= EACH || bytes + more > EACH_BYTES) {
            throw Problem.TOO_MANY_REQUESTS.exception(
                    "Your party has %d attachments of %d MiB here that wait for their dispatches; %d, or 16 GiB, may. Submit the dispatches, or wait a day."
                            .formatted(own.size(), bytes >> 20, EACH));
        }
    }

    List<Attempt> all() {
        return store.scan(COLLECTION, SCAN).stream().map(Attempt::read).toList();
    }

    private Optional<Attempt> find(String id) {
        return store.find(COLLECTION, id).map(Attempt::read);
    }

    void grown(Attempt attempt, long chunks) {
        store.update(COLLECTION, attempt.id(), Change.max("chunks", chunks));
    }

    void spoil(Attempt attempt) {
        store.update(COLLECTION, attempt.id(), Change.max("spoilt", 1));
    }

    void forget(List<String> attempts) {
        store.deleteAll(COLLECTION, attempts);
    }
}

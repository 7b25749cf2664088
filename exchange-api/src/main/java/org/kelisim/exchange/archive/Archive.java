package org.kelisim.exchange.archive;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.kelisim.log.Event;
import org.kelisim.log.Leaf;
import org.kelisim.notice.DispatchId;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;

/**
 * Keeps dispatches and facts. What a method returns is held by a majority of the database's members; when the database
 * does not say so clearly, {@link org.kelisim.storage.OutcomeUnknownException} is thrown, nothing may be concluded, and
 * doing the same again is right.
 *
 * <p>The insert of the dispatch or fact is the point at which it is kept. The intent before it is only a hint to the
 * sequencer, which logs what is stored and nothing else.
 */
public final class Archive {
    static final String DISPATCHES = "dispatches";
    static final String FACTS = "facts";

    private final DocumentStore store;
    private final Intents intents;
    private final Visibility visibility;
    private final SecureRandom random;

    public Archive(DocumentStore store, Intents intents, SecureRandom random) {
        this.store = store;
        this.random = random;
        this.intents = intents;
        this.visibility = new Visibility(store);
    }

    /** Keeps a dispatch under its id; the same one again is kept already, another one is a conflict. */
    public Acceptance keep(AcceptedDispatch accepted) {
        StoredDispatch dispatch = accepted.toStored(Leaf.of(accepted.event(), random));
        intents.announce(EventId.submitted(dispatch.id()));
        if (store.insert(DISPATCHES, dispatch.toBson()) == Insertion.INSERTED) {
            return new Acceptance.Kept(dispatch, true);
        }
        StoredDispatch first = visibility.await(DISPATCHES, dispatch.id().toString(), StoredDispatch::read);
        return first.fingerprint().equals(dispatch.fingerprint())
                ? new Acceptance.Kept(first, false)
                : new Acceptance.Conflict();
    }

    /** Keeps a fact; the first under an event id counts. */
    public Recording record(Event event, Audience audience, Optional<byte[]> evidence) {
        Fact fact = new Fact(Leaf.of(event, random), audience, evidence);
        EventId id = fact.id();
        Optional<Fact> before = fact(id);
        if (before.isPresent()) {
            return new Recording(before.get(), false);
        }
        intents.announce(id);
        if (store.insert(FACTS, fact.toBson()) == Insertion.INSERTED) {
            return new Recording(fact, true);
        }
        return new Recording(visibility.await(FACTS, id.text(), Fact::read), false);
    }

    public Optional<StoredDispatch> dispatch(DispatchId id) {
        return find(DISPATCHES, id.toString(), StoredDispatch::read);
    }

    public Optional<Fact> fact(EventId id) {
        return find(FACTS, id.text(), Fact::read);
    }

    /** Those that are there, in the order given. */
    public List<Fact> facts(List<EventId> ids) {
        var found = store.findAll(FACTS, ids.stream().map(EventId::text).toList());
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id.text())).stream())
                .map(Fact::read)
                .toList();
    }

    private <T> Optional<T> find(String collection, String id, Function<Document, T> read) {
        return store.find(collection, id).map(read);
    }
}

package org.kelisim.exchange.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.storage.DocumentStore;

/** The events by id, once they have their place in the log. An event logged twice counts where it stands first. */
public final class LoggedEvents {
    private static final String COLLECTION = "events";

    private final DocumentStore store;

    public LoggedEvents(DocumentStore store) {
        this.store = store;
    }

    void save(List<Logged> events) {
        store.insertAll(COLLECTION, events.stream().map(Logged::toBson).toList());
    }

    public Optional<Logged> find(EventId id) {
        return store.find(COLLECTION, id.text()).map(Logged::read);
    }

    /** Those that are logged. */
    public Map<EventId, Logged> findAll(Collection<EventId> ids) {
        Map<EventId, Logged> found = new HashMap<>();
        store.findAll(COLLECTION, ids.stream().map(EventId::text).toList()).values().stream()
                .map(Logged::read)
                .forEach(logged -> found.put(logged.event(), logged));
        return found;
    }
}

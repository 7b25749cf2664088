package org.kelisim.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;

/** Another database with one thing changed, for tests. */
public class ForwardingStore implements DocumentStore {
    private final DocumentStore store;

    public ForwardingStore(DocumentStore store) {
        this.store = store;
    }

    @Override
    public Insertion insert(String collection, Document document) {
        return store.insert(collection, document);
    }

    @Override
    public List<Insertion> insertAll(String collection, List<Document> documents) {
        return store.insertAll(collection, documents);
    }

    @Override
    public Optional<Document> find(String collection, String id) {
        return store.find(collection, id);
    }

    @Override
    public Map<String, Document> findAll(String collection, Collection<String> ids) {
        return store.findAll(collection, ids);
    }

    @Override
    public boolean update(String collection, String id, Change change) {
        return store.update(collection, id, change);
    }

    @Override
    public void delete(String collection, String id) {
        store.delete(collection, id);
    }

    @Override
    public void deleteAll(String collection, Collection<String> ids) {
        store.deleteAll(collection, ids);
    }

    @Override
    public void scan(String collection, int limit, Consumer<Document> each) {
        store.scan(collection, limit, each);
    }

    @Override
    public void close() {
        store.close();
    }
}

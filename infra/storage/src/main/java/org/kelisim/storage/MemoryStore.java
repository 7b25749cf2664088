package org.kelisim.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * The port in memory, for tests: the same checks and the same types of values as over MongoDB, one step per
 * written document, and {@link Steps} that watch, order, delay or end what is done. Nothing outlives the process.
 *
 * <p>A scan goes by {@code _id}, so that a run can be repeated exactly.
 */
public final class MemoryStore implements DocumentStore {
    private final ConcurrentMap<String, ConcurrentMap<String, RawBsonDocument>> collections;
    private final Steps steps;

    public MemoryStore() {
        this(new ConcurrentHashMap<>(), new Steps() {});
    }

    private MemoryStore(ConcurrentMap<String, ConcurrentMap<String, RawBsonDocument>> collections, Steps steps) {
        this.collections = collections;
        this.steps = steps;
    }

    /** The same documents as another process sees and changes them: its steps are its own. */
    public MemoryStore through(Steps others) {
        return new MemoryStore(collections, others);
    }

    @Override
    public Insertion insert(String collection, Document document) {
        ConcurrentMap<String, RawBsonDocument> into = documents(collection);
        RawBsonDocument encoded = Bson.toInsert(document);
        String id = document.getString("_id");
        return step(
                Step.Kind.INSERT,
                collection,
                id,
                () -> into.putIfAbsent(id, encoded) == null ? Insertion.INSERTED : Insertion.EXISTS);
    }

    @Override
    public List<Insertion> insertAll(String collection, List<Document> documents) {
        documents.forEach(Bson::toInsert);
        return documents.stream().map(document -> insert(collection, document)).toList();
    }

    @Override
    public Optional<Document> find(String collection, String id) {
        ConcurrentMap<String, RawBsonDocument> in = documents(collection);
        Names.id(id);
        return step(
                Step.Kind.FIND,
                collection,
                id,
                () -> Optional.ofNullable(in.get(id)).map(Bson::decode));
    }

    @Override
    public Map<String, Document> findAll(String collection, Collection<String> ids) {
        ConcurrentMap<String, RawBsonDocument> in = documents(collection);
        ids.forEach(Names::id);
        return step(Step.Kind.FIND, collection, "", () -> {
            Map<String, Document> found = new HashMap<>();
            ids.forEach(id -> Optional.ofNullable(in.get(id)).ifPresent(raw -> found.put(id, Bson.decode(raw))));
            return found;
        });
    }

    @Override
    public boolean update(String collection, String id, Change change) {
        ConcurrentMap<String, RawBsonDocument> in = documents(collection);
        Names.id(id);
        Bson.toUpdate(change);
        return step(
                Step.Kind.UPDATE,
                collection,
                id,
                () -> in.computeIfPresent(id, (key, before) -> changed(before, change)) != null);
    }

    @Override
    public void delete(String collection, String id) {
        ConcurrentMap<String, RawBsonDocument> from = documents(collection);
        Names.id(id);
        step(Step.Kind.DELETE, collection, id, () -> Optional.ofNullable(from.remove(id)));
    }

    @Override
    public void deleteAll(String collection, Collection<String> ids) {
        ids.forEach(Names::id);
        ids.forEach(id -> delete(collection, id));
    }

    @Override
    public void scan(String collection, int limit, Consumer<Document> each) {
        if (limit < 1) {
            throw new IllegalArgumentException("A scan needs a limit of at least 1");
        }
        ConcurrentMap<String, RawBsonDocument> in = documents(collection);
        List<Document> found = step(
                Step.Kind.SCAN,
                collection,
                "",
                () -> in.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                        .limit(limit)
                        .map(entry -> Bson.decode(entry.getValue()))
                        .toList());
        new ArrayList<>(found).forEach(each);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private ConcurrentMap<String, RawBsonDocument> documents(String collection) {
        return collections.computeIfAbsent(Names.collection(collection), name -> new ConcurrentHashMap<>());
    }

    private <T> T step(Step.Kind kind, String collection, String id, Supplier<T> command) {
        Step step = new Step(kind, collection, id);
        steps.before(step);
        T result = command.get();
        steps.after(step);
        return result;
    }

    private static RawBsonDocument changed(RawBsonDocument before, Change change) {
        Document after = Bson.decode(before);
        after.putAll(change.set());
        change.max().forEach((field, bound) -> after.merge(field, bound, MemoryStore::larger));
        return Bson.toInsert(after);
    }

    private static Object larger(Object there, Object bound) {
        if (!(there instanceof Number number)) {
            throw new OutcomeUnknownException("Only numbers can be raised, not a " + there.getClass());
        }
        return number.longValue() >= ((Number) bound).longValue() ? there : bound;
    }
}

package org.kelisim.storage;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.event.CommandListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** The port over MongoDB's driver. Every setting that durability rests on is made in {@link MongoConnection}. */
final class MongoStore implements DocumentStore {
    /** Documents in one reply: 32 of 1 MiB stay below the 48 MB that a reply may have. */
    static final int BATCH = 32;

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoClient client;
    private final MongoDatabase database;

    private MongoStore(MongoClient client, MongoDatabase database) {
        this.client = client;
        this.database = database;
    }

    static MongoStore open(String uri, String database, Duration timeout, List<CommandListener> listeners) {
        Names.database(database);
        MongoClient client = MongoConnection.open(uri, database, timeout, listeners);
        return new MongoStore(client, client.getDatabase(database));
    }

    @Override
    public Insertion insert(String collection, Document document) {
        MongoCollection<RawBsonDocument> into = raw(collection);
        RawBsonDocument encoded = Bson.toInsert(document);
        return certain("insert into " + collection, () -> {
            try {
                into.insertOne(encoded);
                return Insertion.INSERTED;
            } catch (MongoWriteException e) {
                if (isDuplicate(e.getError())) {
                    return Insertion.EXISTS;
                }
                throw e;
            }
        });
    }

    @Override
    public List<Insertion> insertAll(String collection, List<Document> documents) {
        MongoCollection<RawBsonDocument> into = raw(collection);
        List<RawBsonDocument> encoded = documents.stream().map(Bson::toInsert).toList();
        List<Insertion> outcomes = new ArrayList<>(Collections.nCopies(encoded.size(), Insertion.INSERTED));
        if (encoded.isEmpty()) {
            return List.of();
        }
        return certain("insert into " + collection, () -> {
            try {
                into.insertMany(encoded, UNORDERED);
            } catch (MongoBulkWriteException e) {
                if (e.getWriteConcernError() != null
                        || !e.getWriteErrors().stream().allMatch(MongoStore::isDuplicate)) {
                    throw e;
                }
                e.getWriteErrors().forEach(error -> outcomes.set(error.getIndex(), Insertion.EXISTS));
            }
            return List.copyOf(outcomes);
        });
    }

    @Override
    public Optional<Document> find(String collection, String id) {
        MongoCollection<Document> in = documents(collection);
        Names.id(id);
        return certain(
                "read from " + collection,
                () -> Optional.ofNullable(in.find(Filters.eq("_id", id)).first()));
    }

    @Override
    public Map<String, Document> findAll(String collection, Collection<String> ids) {
        MongoCollection<Document> in = documents(collection);
        Map<String, Document> found = new HashMap<>();
        for (List<String> some : inBatches(ids)) {
            certain("read from " + collection, () -> {
                in.find(Filters.in("_id", some)).forEach(document -> found.put(document.getString("_id"), document));
                return some;
            });
        }
        return found;
    }

    @Override
    public boolean update(String collection, String id, Change change) {
        MongoCollection<Document> in = documents(collection);
        Names.id(id);
        RawBsonDocument update = Bson.toUpdate(change);
        return certain(
                "update in " + collection,
                () -> in.updateOne(Filters.eq("_id", id), update).getMatchedCount() == 1);
    }

    @Override
    public void delete(String collection, String id) {
        MongoCollection<Document> from = documents(collection);
        Names.id(id);
        certain("delete from " + collection, () -> from.deleteOne(Filters.eq("_id", id)));
    }

    @Override
    public void deleteAll(String collection, Collection<String> ids) {
        MongoCollection<Document> from = documents(collection);
        for (List<String> some : inBatches(ids)) {
            certain("delete from " + collection, () -> from.deleteMany(Filters.in("_id", some)));
        }
    }

    @Override
    public void scan(String collection, int limit, Consumer<Document> each) {
        if (limit < 1) {
            throw new IllegalArgumentException("A scan needs a limit of at least 1");
        }
        MongoCollection<Document> in = documents(collection);
        // The time bound is for each batch: a node reads its whole index at start, which may take longer.
        var found = in.find().limit(limit).batchSize(BATCH).timeoutMode(TimeoutMode.ITERATION);
        try (var cursor = certain("scan of " + collection, found::iterator)) {
            while (certain("scan of " + collection, cursor::hasNext)) {
                each.accept(cursor.next());
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private MongoCollection<RawBsonDocument> raw(String collection) {
        return database.getCollection(Names.collection(collection), RawBsonDocument.class);
    }

    private MongoCollection<Document> documents(String collection) {
        return database.getCollection(Names.collection(collection));
    }

    private static List<List<String>> inBatches(Collection<String> ids) {
        List<String> distinct = ids.stream().map(Names::id).distinct().toList();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            batches.add(distinct.subList(from, Math.min(from + BATCH, distinct.size())));
        }
        return batches;
    }

    private static boolean isDuplicate(WriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Fails closed: whatever is thrown while a command is under way, the driver's own errors included. */
    private static <T> T certain(String what, Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            throw new OutcomeUnknownException("The database gave no clear answer to: " + what, e);
        }
    }
}

package org.kelisim.storage;

import com.mongodb.event.CommandListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Documents in named collections of one database, each under a string {@code _id}.
 *
 * <p>Promised: a write that returns is on the disk of a majority of the database's members; a read returns only what a
 * majority holds; of several concurrent inserts of one {@code _id} exactly one is {@link Insertion#INSERTED}. Every
 * command may be sent twice without harm, and by default ends within 30 s. Whatever the database answers that is
 * neither of these becomes {@link OutcomeUnknownException}: the write may or may not have happened, and sending it
 * again is always right.
 *
 * <p>Not promised: anything across two documents, any order of a scan, uniqueness of anything but {@code _id}. There is
 * no other filter than {@code _id} on purpose: a sharded cluster and the embedded stand-in serve that one equally well.
 *
 * <p>An {@code _id} has 1 to 512 characters; a document at most 16 MiB as BSON; a collection's name is lower-case
 * letters, digits, hyphens and underscores; names of fields hold no dot and no leading dollar sign. Anything else is
 * an {@link IllegalArgumentException} before anything is sent. Binary values come back as
 * {@link org.bson.types.Binary}, instants as {@link java.util.Date} (milliseconds).
 */
public interface DocumentStore extends AutoCloseable {

    /**
     * Inserts the document if no document has its {@code _id} yet; the only way a document comes to be.
     *
     * <p>{@link Insertion#EXISTS} is not yet durable: the other document may still be rolled back. Who answers somebody
     * on the strength of it first waits until {@link #find(String, String)} shows that document.
     */
    Insertion insert(String collection, Document document);

    /**
     * Inserts each document whose {@code _id} is not there yet, in no particular order.
     *
     * @return one answer per document, in the order of the documents; of two with one {@code _id} at most one is
     *     {@code INSERTED}
     */
    List<Insertion> insertAll(String collection, List<Document> documents);

    /** The document with this {@code _id}, as a majority of the database's members holds it. */
    Optional<Document> find(String collection, String id);

    /**
     * The documents that are there, by {@code _id}. For documents of up to 1 MiB; larger ones are read one by one.
     *
     * @return no entry for an {@code _id} that is not there
     */
    Map<String, Document> findAll(String collection, Collection<String> ids);

    /**
     * Changes fields of a document that exists; never creates one.
     *
     * @return whether the document was there
     */
    boolean update(String collection, String id, Change change);

    /** Deletes the document with this {@code _id}; it need not be there. */
    void delete(String collection, String id);

    /** Deletes these documents; they need not be there. When it fails, some may be gone. */
    void deleteAll(String collection, Collection<String> ids);

    /**
     * Hands over up to {@code limit} documents of up to 1 MiB of a small working collection, in no particular order.
     * Documents inserted or deleted meanwhile may or may not be among them.
     */
    void scan(String collection, int limit, Consumer<Document> each);

    /** As {@link #scan(String, int, Consumer)}, collected; a result as long as the limit may be incomplete. */
    default List<Document> scan(String collection, int limit) {
        List<Document> found = new ArrayList<>();
        scan(collection, limit, found::add);
        return List.copyOf(found);
    }

    /** Closes the connections; commands under way end with {@link OutcomeUnknownException}. */
    @Override
    void close();

    /**
     * Opens a database, with 30 s for each command.
     *
     * @throws StorageUnavailableException when the address is wrong or no primary answers within 5 s; the message says
     *     what to do and never shows the password
     */
    static DocumentStore open(String uri, String database) {
        return open(uri, database, Duration.ofSeconds(30));
    }

    /**
     * Opens a database.
     *
     * @param uri a MongoDB connection string; its write concern, read concern and read preference are overridden
     * @param database lower-case letters, digits, hyphens and underscores, 38 at most
     * @param timeout upper bound for each command, retries included
     * @param listeners see each command; for tests and metrics
     * @throws StorageUnavailableException as for {@link #open(String, String)}
     */
    static DocumentStore open(String uri, String database, Duration timeout, CommandListener... listeners) {
        return MongoStore.open(uri, database, timeout, List.of(listeners));
    }
}

package org.kelisim.client.store;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.kelisim.client.vault.DataKey;
import org.kelisim.json.CanonicalJson;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import tools.jackson.databind.node.ObjectNode;

/**
 * The store of one node. Promised: the database sees ids, sizes and times of writing, and nothing else; a value that was
 * altered or moved to another id is refused. Not promised: an older value put back in its own place is not noticed.
 *
 * <p>Values are JSON objects, or bytes where the shelf says so. Database errors come as
 * {@link org.kelisim.storage.OutcomeUnknownException}; every method may then be called again.
 */
public final class NodeStore implements AutoCloseable {
    /** The largest value in bytes; dispatches and directory versions are below. */
    public static final int MAX_BYTES = 15 * 1024 * 1024;

    private static final String VALUE = "v";
    private static final int EVERYTHING = 10_000_000;

    private final DocumentStore documents;
    private final DataKey key;

    public NodeStore(DocumentStore documents, DataKey key) {
        this.documents = documents;
        this.key = key;
    }

    /** Whether the value was stored; false if the id has one already, which stays. */
    public boolean insert(Shelf shelf, String id, ObjectNode value) {
        return insertBytes(shelf, id, CanonicalJson.write(value));
    }

    public boolean insertBytes(Shelf shelf, String id, byte[] value) {
        Document document = new Document("_id", id).append(VALUE, sealed(shelf, id, value));
        if (documents.insert(shelf.collection(), document) == Insertion.INSERTED) {
            return true;
        }
        if (documents.find(shelf.collection(), id).isEmpty()) {
            throw new org.kelisim.storage.OutcomeUnknownException("A value that is there cannot be seen yet");
        }
        return false;
    }

    /** Stores the value in place of an older one. */
    public void put(Shelf shelf, String id, ObjectNode value) {
        putBytes(shelf, id, CanonicalJson.write(value));
    }

    public void putBytes(Shelf shelf, String id, byte[] bytes) {
        if (!documents.update(shelf.collection(), id, Change.set(VALUE, sealed(shelf, id, bytes)))
                && !insertBytes(shelf, id, bytes)) {
            documents.update(shelf.collection(), id, Change.set(VALUE, sealed(shelf, id, bytes)));
        }
    }

    /** @throws org.kelisim.client.vault.VaultException if the value was altered */
    public Optional<ObjectNode> find(Shelf shelf, String id) {
        return findBytes(shelf, id).map(NodeStore::json);
    }

    public Optional<byte[]> findBytes(Shelf shelf, String id) {
        return documents.find(shelf.collection(), id).map(document -> opened(shelf, document));
    }

    public void delete(Shelf shelf, String id) {
        documents.delete(shelf.collection(), id);
    }

    /** Hands over every value of a shelf of small values, in no particular order. */
    public void each(Shelf shelf, BiConsumer<String, ObjectNode> reader) {
        documents.scan(
                shelf.collection(),
                EVERYTHING,
                document -> reader.accept(document.getString("_id"), json(opened(shelf, document))));
    }

    /** An id that tells the database nothing about this text. */
    public String hidden(String text) {
        return key.name(text);
    }

    private byte[] sealed(Shelf shelf, String id, byte[] value) {
        if (value.length > MAX_BYTES) {
            throw new IllegalArgumentException("A stored value has at most " + MAX_BYTES + " bytes.");
        }
        return key.seal(place(shelf, id), value);
    }

    private byte[] opened(Shelf shelf, Document document) {
        byte[] bytes = document.get(VALUE, Binary.class).getData();
        return key.open(place(shelf, document.getString("_id")), bytes);
    }

    private static String place(Shelf shelf, String id) {
        return shelf.collection() + "/" + id;
    }

    private static ObjectNode json(byte[] bytes) {
        return CanonicalJson.read(bytes, MAX_BYTES);
    }

    @Override
    public void close() {
        documents.close();
    }
}

package org.kelisim.client.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.kelisim.client.vault.DataKey;
import org.kelisim.client.vault.VaultException;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.MalformedJsonException;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The store of one node. Promised: the database sees ids, sizes and times of writing, and nothing else; a value that was
 * altered or moved to another id is refused. Not promised: an older value put back in its own place is not noticed.
 *
 * <p>Values are JSON objects, or bytes where the shelf says so. Database errors come as
 * {@link org.kelisim.storage.OutcomeUnknownException}; every method may then be called again.
 */
public final class NodeStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeStore.class);

    /** The largest value in bytes; dispatches and directory versions are below. */
    public static final int MAX_BYTES = 15 * 1024 * 1024;

    private static final String ID = "_id";
    private static final String VALUE = "v";
    private static final int EVERYTHING = 10_000_000;
    private static final int SOME = 10;

    private final DocumentStore documents;
    private final DataKey key;
    private final Set<String> unreadable = new ConcurrentSkipListSet<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public NodeStore(DocumentStore documents, DataKey key) {
        this.documents = documents;
        this.key = key;
    }

    /** Whether the value was stored; false if the id has one already, which stays. */
    public boolean insert(Shelf shelf, String id, ObjectNode value) {
        return insertBytes(shelf, id, CanonicalJson.write(value));
    }

    public boolean insertBytes(Shelf shelf, String id, byte[] value) {
        Document document = new Document(ID, id).append(VALUE, sealed(shelf, id, value));
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

    /** @throws UnreadableException if the value was altered or is not this node's */
    public Optional<ObjectNode> find(Shelf shelf, String id) {
        return documents.find(shelf.collection(), id).map(document -> json(shelf, document));
    }

    /** As {@link #find}, but what cannot be read is told of and counts as absent; for what can be made anew or left out. */
    public Optional<ObjectNode> findIfReadable(Shelf shelf, String id) {
        try {
            return find(shelf, id);
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** @throws UnreadableException if the value was altered or is not this node's */
    public Optional<byte[]> findBytes(Shelf shelf, String id) {
        return documents.find(shelf.collection(), id).map(document -> opened(shelf, document));
    }

    /** Whether there is a value, readable or not. */
    public boolean has(Shelf shelf, String id) {
        return documents.find(shelf.collection(), id).isPresent();
    }

    public void delete(Shelf shelf, String id) {
        documents.delete(shelf.collection(), id);
    }

    /**
     * Hands over every value of a shelf of small values, in no particular order. What cannot be read is told of and passed
     * over, so that one odd document does not keep the node from all others.
     */
    public void each(Shelf shelf, BiConsumer<String, ObjectNode> reader) {
        documents.scan(shelf.collection(), EVERYTHING, document -> {
            try {
                reader.accept(id(document), json(shelf, document));
            } catch (UnreadableException e) {
                LOG.warn("passed over: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("passed over: {}", unreadable(shelf, document, e).getMessage());
            }
        });
    }

    /** Whether any value of a shelf can be read; nothing if there is none on it. */
    public Optional<Boolean> isReadable(Shelf shelf) {
        List<Document> some = documents.scan(shelf.collection(), SOME);
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.stream().anyMatch(document -> opens(shelf, document)));
    }

    private boolean opens(Shelf shelf, Document document) {
        try {
            opened(shelf, document);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** Tells of the place of everything that could not be read, so far and from now on. */
    public void whenUnreadable(Consumer<String> listener) {
        listeners.add(listener);
        unreadable.forEach(listener);
    }

    /** An id that tells the database nothing about this text. */
    public String hidden(String text) {
        return key.name(text);
    }

    private byte[] sealed(Shelf shelf, String id, byte[] value) {
        if (value.length > MAX_BYTES) {
            throw new IllegalArgumentException("A stored value has at most " + MAX_BYTES + " bytes.");
        }
        return key.seal(shelf.place(id), value);
    }

    private byte[] opened(Shelf shelf, Document document) {
        try {
            if (document.get(VALUE) instanceof Binary bytes) {
                return key.open(shelf.place(id(document)), bytes.getData());
            }
            throw unreadable(shelf, document, new ClassCastException("no sealed bytes"));
        } catch (VaultException e) {
            throw unreadable(shelf, document, e);
        }
    }

    private ObjectNode json(Shelf shelf, Document document) {
        byte[] bytes = opened(shelf, document);
        try {
            return CanonicalJson.read(bytes, MAX_BYTES);
        } catch (MalformedJsonException e) {
            throw unreadable(shelf, document, e);
        }
    }

    private UnreadableException unreadable(Shelf shelf, Document document, RuntimeException cause) {
        String place = shelf.place(id(document));
        if (unreadable.add(place)) {
            listeners.forEach(listener -> listener.accept(place));
        }
        return new UnreadableException(place, cause);
    }

    private static String id(Document document) {
        return String.valueOf(document.get(ID));
    }

    @Override
    public void close() {
        documents.close();
    }
}

package org.kelisim.client.attachment;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kelisim.client.draft.DraftFiles;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.store.UnreadableException;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.PartSize;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is attached to a draft: in the node's store, encrypted like everything there, in the order in which it was attached.
 * When the draft is handed over its notice describes exactly these; they stay until the exchange has logged it.
 */
public final class Attachments implements DraftFiles {
    private static final int BUFFER = 64 * 1024;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private final NodeStore store;
    private final ChunkShelf plain;

    public Attachments(NodeStore store) {
        this.store = store;
        this.plain = new ChunkShelf(store, Shelf.ATTACHED_BYTES, Shelf.ATTACHED_UNDERWAY);
    }

    /** An attachment and where it lies. */
    public record Attached(String slot, PartDescription description) {}

    /**
     * Attaches; in constant memory.
     *
     * @throws IllegalArgumentException in plain words if name, media type, size or number are not allowed
     * @throws IOException if reading fails; then nothing is attached
     */
    public Attached add(DispatchId draft, String name, String mediaType, InputStream bytes) throws IOException {
        PartDescription named = new PartDescription(name, mediaType, 0, Digest.of());
        return add(draft, named, bytes, PartSize.MOST_PLAIN, () -> {});
    }

    /**
     * As before.
     *
     * @param most bytes
     * @param allowed is asked when the bytes are here, while nothing else is attached or frozen; it throws if not
     */
    Attached add(DispatchId draft, PartDescription named, InputStream bytes, long most, Runnable allowed)
            throws IOException {
        requireRoom(draft);
        return keep(draft, named, bytes, most, attached -> commit(draft, attached, allowed));
    }

    private synchronized void commit(DispatchId draft, Attached attached, Runnable allowed) {
        allowed.run();
        requireRoom(draft);
        save(draft, Stream.concat(list(draft).stream(), Stream.of(attached)).toList());
    }

    /**
     * Keeps bytes in a slot of their own.
     *
     * @param commit says in the draft where they lie, once they are whole
     */
    private Attached keep(
            DispatchId draft, PartDescription named, InputStream bytes, long most, Consumer<Attached> commit)
            throws IOException {
        String slot = UuidCreator.getTimeOrderedEpoch().toString();
        String place = place(draft, slot);
        plain.begin(place);
        try {
            long[] size = {0};
            MessageDigest sha384 = Digest.sha384();
            try (OutputStream out = plain.write(place)) {
                copy(bytes, out, sha384, size, most);
            }
            var attached = new Attached(
                    slot, new PartDescription(named.name(), named.mediaType(), size[0], new Digest(sha384.digest())));
            commit.accept(attached);
            plain.done(place);
            return attached;
        } catch (IOException | RuntimeException e) {
            letGo(place, e);
            throw e;
        }
    }

    /** Unless the draft names it after all: of a step without an answer nobody knows whether it was done. */
    private void letGo(String place, Exception reason) {
        try {
            if (!isAttached(place)) {
                plain.discard(place);
            }
        } catch (RuntimeException e) {
            reason.addSuppressed(e); // the daily tidying looks again
        }
    }

    private boolean isAttached(String place) {
        int end = place.lastIndexOf('/');
        String slot = place.substring(end + 1);
        try {
            return list(DispatchId.parse(place.substring(0, end))).stream()
                    .anyMatch(it -> it.slot().equals(slot));
        } catch (UnreadableException e) {
            return true; // nobody can say that it is not
        }
    }

    private void requireRoom(DispatchId draft) {
        if (list(draft).size() >= Header.MOST_PARTS) {
            throw new IllegalArgumentException("A notice has at most " + Header.MOST_PARTS + " attachments.");
        }
    }

    /** Takes away what was begun before this moment and never became whole. */
    public void tidy(Instant before) {
        plain.tidy(before, this::isAttached);
    }

    /** Does something while nothing is attached and nothing removed. */
    public synchronized <T> T hold(Supplier<T> work) {
        return work.get();
    }

    @Override
    public synchronized void alone(Runnable work) {
        work.run();
    }

    private static void copy(InputStream bytes, OutputStream out, MessageDigest sha384, long[] size, long most)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            size[0] += n;
            if (size[0] > most) {
                throw new TooLargeException(most);
            }
            sha384.update(buffer, 0, n);
            out.write(buffer, 0, n);
        }
    }

    /** In the order of the notice. */
    public List<Attached> list(DispatchId draft) {
        return store.find(Shelf.ATTACHED, draft.toString())
                .map(json -> Fields.of(json).objects("attached").stream()
                        .map(Attachments::read)
                        .toList())
                .orElse(List.of());
    }

    /** More bytes than are allowed. */
    static final class TooLargeException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long most) {
            super("An attachment has at most " + words(most) + ".");
        }

        private static String words(long bytes) {
            return bytes % GIB == 0 ? bytes / GIB + " GiB" : bytes / MIB + " MiB";
        }
    }

    /** What a notice says of them. */
    public List<PartDescription> descriptions(DispatchId draft) {
        return list(draft).stream().map(Attached::description).toList();
    }

    /** The bytes; each was authenticated by the store when it is read. */
    public InputStream read(DispatchId draft, Attached attached) {
        return plain.read(
                place(draft, attached.slot()), 0, attached.description().size());
    }

    /** The bytes that a notice describes, if they are here. */
    public Optional<InputStream> read(DispatchId draft, PartDescription described) {
        return find(draft, described).map(it -> read(draft, it));
    }

    /** Where the bytes lie that a notice describes. */
    Optional<Attached> find(DispatchId draft, PartDescription described) {
        return list(draft).stream()
                .filter(it -> it.description().sha384().equals(described.sha384()))
                .findFirst();
    }

    /** Puts other bytes in the place of an attachment's. */
    synchronized void replace(DispatchId draft, Attached before, String mediaType, byte[] bytes) {
        PartDescription named = new PartDescription(before.description().name(), mediaType, 0, Digest.of());
        try {
            keep(
                    draft,
                    named,
                    new ByteArrayInputStream(bytes),
                    bytes.length,
                    after -> save(
                            draft,
                            list(draft).stream()
                                    .map(it -> it.slot().equals(before.slot()) ? after : it)
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(draft, before);
    }

    public synchronized void remove(DispatchId draft, String slot) {
        List<Attached> all = list(draft);
        save(draft, all.stream().filter(it -> !it.slot().equals(slot)).toList());
        all.stream().filter(it -> it.slot().equals(slot)).forEach(it -> delete(draft, it));
    }

    @Override
    public synchronized void drop(DispatchId draft) {
        list(draft).forEach(it -> delete(draft, it));
        store.delete(Shelf.ATTACHED, draft.toString());
    }

    private void delete(DispatchId draft, Attached attached) {
        plain.delete(place(draft, attached.slot()), attached.description().size());
    }

    private void save(DispatchId draft, List<Attached> all) {
        ObjectNode json = CanonicalJson.object();
        ArrayNode array = json.putArray("attached");
        for (Attached each : all) {
            array.addObject()
                    .put("slot", each.slot())
                    .put("name", each.description().name())
                    .put("mediaType", each.description().mediaType())
                    .put("size", each.description().size())
                    .put("sha384", each.description().sha384().hex());
        }
        store.put(Shelf.ATTACHED, draft.toString(), json);
    }

    private static Attached read(Fields fields) {
        return new Attached(
                fields.string("slot"),
                new PartDescription(
                        fields.string("name"),
                        fields.string("mediaType"),
                        fields.integer("size"),
                        fields.digest("sha384")));
    }

    private static String place(DispatchId draft, String slot) {
        return draft + "/" + slot;
    }
}

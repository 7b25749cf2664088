package org.kelisim.client.attachment;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;

/**
 * Attachments that officers have fetched, encrypted in the node's store like everything there. Promised: what can be read here
 * is whole and what the sender's officers approved; what is not whole is never read and does not stay.
 */
public final class FetchedAttachments {
    /** Fetches at a time, so that large files do not keep everything else waiting. */
    private static final int AT_ONCE = 2;

    private final NodeStore store;
    private final ChunkShelf bytes;
    private final Semaphore fetches = new Semaphore(AT_ONCE);

    public FetchedAttachments(NodeStore store) {
        this.store = store;
        this.bytes = new ChunkShelf(store, Shelf.FETCHED_BYTES, Shelf.FETCHED_UNDERWAY);
    }

    /** Takes away what was begun before this moment and never became whole. */
    public void tidy(Instant before) {
        bytes.tidy(before, this::isKept);
    }

    private boolean isKept(String name) {
        int end = name.lastIndexOf('/');
        return store.findIfReadable(Shelf.FETCHED, name.substring(0, end))
                .filter(json -> Fields.of(json).string("slot").equals(name.substring(end + 1)))
                .isPresent();
    }

    /** What it really is, if it is here. */
    public Optional<FileKind> kind(DispatchId id, int index) {
        return store.findIfReadable(Shelf.FETCHED, place(id, index))
                .map(json -> FileKind.valueOf(Fields.of(json).string("kind")));
    }

    /** The bytes, if it is here; each was authenticated by the store when it is read. */
    public Optional<InputStream> read(DispatchId id, int index) {
        return store.findIfReadable(Shelf.FETCHED, place(id, index)).map(json -> {
            Fields fields = Fields.of(json);
            return bytes.read(place(id, index) + "/" + fields.string("slot"), 0, fields.integer("size"));
        });
    }

    /**
     * Keeps what is fetched, if it comes whole. Of two who fetch the same at once, one's bytes are kept.
     *
     * @param progress is told how many bytes are here
     */
    public Fetch keep(DispatchId id, int index, LongConsumer progress, Function<OutputStream, Fetch> fetch) {
        try {
            fetches.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetch.Failed(Message.of("attachment.broken-off"));
        }
        try {
            return kept(id, index, progress, fetch);
        } finally {
            fetches.release();
        }
    }

    private Fetch kept(DispatchId id, int index, LongConsumer progress, Function<OutputStream, Fetch> fetch) {
        String slot = UuidCreator.getTimeOrderedEpoch().toString();
        String name = place(id, index) + "/" + slot;
        bytes.begin(name);
        try (var out = new Counted(bytes.write(name), progress)) {
            Fetch outcome = fetch.apply(out);
            out.close();
            if (outcome instanceof Fetch.Whole && insert(id, index, slot, out)) {
                bytes.done(name);
            } else {
                bytes.discard(name);
            }
            return outcome;
        } catch (IOException e) {
            bytes.discard(name);
            return new Fetch.Failed(Message.of("attachment.unwritable"));
        } catch (RuntimeException e) {
            letGo(name, e);
            throw e;
        }
    }

    /** Unless it is noted as here after all: of a step without an answer nobody knows whether it was done. */
    private void letGo(String name, RuntimeException reason) {
        try {
            if (!isKept(name)) {
                bytes.discard(name);
            }
        } catch (RuntimeException e) {
            reason.addSuppressed(e); // the daily tidying looks again
        }
    }

    private boolean insert(DispatchId id, int index, String slot, Counted out) {
        return store.insert(
                Shelf.FETCHED,
                place(id, index),
                CanonicalJson.object()
                        .put("slot", slot)
                        .put("size", out.count)
                        .put("kind", FileKind.of(out.first.toByteArray()).name()));
    }

    /** Lets go of all that was fetched of a dispatch. */
    public void drop(DispatchId id) {
        for (int index = 0; index < Header.MOST_PARTS; index++) {
            String place = place(id, index);
            store.findIfReadable(Shelf.FETCHED, place)
                    .ifPresent(
                            json -> bytes.discard(place + "/" + Fields.of(json).string("slot")));
            store.delete(Shelf.FETCHED, place);
        }
    }

    private static String place(DispatchId id, int index) {
        return id + "/" + index;
    }

    /** Counts, says so, and remembers the first bytes. */
    private static final class Counted extends FilterOutputStream {
        private final LongConsumer progress;
        private final ByteArrayOutputStream first = new ByteArrayOutputStream();
        private long count;

        Counted(OutputStream out, LongConsumer progress) {
            super(out);
            this.progress = progress;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            out.write(buffer, from, length);
            first.write(buffer, from, Math.min(length, FileKind.FIRST - first.size()));
            count += length;
            progress.accept(count);
        }
    }
}

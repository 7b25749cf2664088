package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;

/** Long values in the node's store, a MiB each, so that none is ever in memory as a whole. */
final class ChunkShelf {
    private static final int CHUNK = 1 << 20;

    private final NodeStore store;
    private final Shelf shelf;
    private final Optional<Shelf> underway;

    ChunkShelf(NodeStore store, Shelf shelf) {
        this(store, shelf, Optional.empty());
    }

    /** @param underway where it is noted what is not whole yet, so that nothing of it stays when the node stops meanwhile */
    ChunkShelf(NodeStore store, Shelf shelf, Shelf underway) {
        this(store, shelf, Optional.of(underway));
    }

    private ChunkShelf(NodeStore store, Shelf shelf, Optional<Shelf> underway) {
        this.store = store;
        this.shelf = shelf;
        this.underway = underway;
    }

    /** Before the first byte. */
    void begin(String name) {
        underway.ifPresent(notes ->
                store.put(notes, name, CanonicalJson.object().put("since", UtcSeconds.format(Instant.now()))));
    }

    /** It is whole, and something says where it is. */
    void done(String name) {
        underway.ifPresent(notes -> store.delete(notes, name));
    }

    /** It will not be whole. */
    void discard(String name) {
        long count = 0;
        while (store.has(shelf, id(name, count))) {
            count++;
        }
        while (count-- > 0) { // from the end, so that what is left after a stop is found again
            store.delete(shelf, id(name, count));
        }
        done(name);
    }

    /**
     * Discards all that was begun before this moment and is not whole.
     *
     * @param whole whether something says where it is, after all: then the node stopped before it was noted
     */
    void tidy(Instant before, Predicate<String> whole) {
        List<String> left = new ArrayList<>();
        underway.ifPresent(notes -> store.each(notes, (name, note) -> {
            if (Fields.of(note).instant("since").isBefore(before)) {
                left.add(name);
            }
        }));
        left.forEach(name -> {
            if (whole.test(name)) {
                done(name);
            } else {
                discard(name);
            }
        });
    }

    private static String id(String name, long number) {
        return String.format(Locale.ROOT, "%s/%05d", name, number);
    }

    /** Closing it writes what is left. */
    OutputStream write(String name) {
        return new OutputStream() {
            private final byte[] chunk = new byte[CHUNK];
            private int filled;
            private long number;
            private boolean closed;

            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                int at = from;
                while (at < from + length) {
                    int n = Math.min(CHUNK - filled, from + length - at);
                    System.arraycopy(bytes, at, chunk, filled, n);
                    filled += n;
                    at += n;
                    if (filled == CHUNK) {
                        store();
                    }
                }
            }

            private void store() {
                store.putBytes(shelf, id(name, number++), Arrays.copyOf(chunk, filled));
                filled = 0;
            }

            @Override
            public void close() {
                if (!closed && filled > 0) {
                    store();
                }
                closed = true;
            }
        };
    }

    /** From this byte to the end. */
    InputStream read(String name, long from, long size) {
        return new InputStream() {
            private long at = from;
            private byte[] chunk = {};
            private long held = -1;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (at >= size) {
                    return -1;
                }
                long number = at / CHUNK;
                if (number != held) {
                    chunk = store.findBytes(shelf, id(name, number))
                            .orElseThrow(() -> new IOException("A piece of an attachment is missing in the store"));
                    held = number;
                }
                int skip = (int) (at % CHUNK);
                int n = Math.min(length, chunk.length - skip);
                if (n <= 0 && length > 0) {
                    throw new IOException("A piece of an attachment is shorter than it was");
                }
                System.arraycopy(chunk, skip, buffer, offset, n);
                at += n;
                return n;
            }
        };
    }

    void delete(String name, long size) {
        for (long number = 0; number * CHUNK < Math.max(size, 1); number++) {
            store.delete(shelf, id(name, number));
        }
    }
}

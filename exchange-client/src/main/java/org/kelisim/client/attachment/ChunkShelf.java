package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;

/** Long values in the node's store, a MiB each, so that none is ever in memory as a whole. */
final class ChunkShelf {
    private static final int CHUNK = 1 << 20;

    private final NodeStore store;
    private final Shelf shelf;

    ChunkShelf(NodeStore store, Shelf shelf) {
        this.store = store;
        this.shelf = shelf;
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

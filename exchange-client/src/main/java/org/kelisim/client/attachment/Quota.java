package org.kelisim.client.attachment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bytes that one officer may have attached, counted as they come in, so that several files at once do not pass it together. */
final class Quota {
    private final long most;
    private final Map<String, Long> underway = new ConcurrentHashMap<>();

    Quota(long most) {
        this.most = most;
    }

    long most() {
        return most;
    }

    /** @param used what the officer has attached already */
    Incoming begin(String officer, long used, InputStream bytes) {
        return new Incoming(officer, used, bytes);
    }

    /** There is no room for it. */
    static final class NoRoomException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
    }

    /** One file that comes in; counts until it is closed, which leaves the bytes' source alone. */
    final class Incoming extends FilterInputStream {
        private final String officer;
        private final long used;
        private long count;

        private Incoming(String officer, long used, InputStream bytes) {
            super(bytes);
            this.officer = officer;
            this.used = used;
        }

        /** @throws NoRoomException if this one, now whole, does not fit beside what is attached at this moment */
        void require(long usedNow) {
            if (usedNow + count > most) {
                throw new NoRoomException();
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int n = super.read(buffer, from, length);
            if (n > 0) {
                count += n;
                if (used + underway.merge(officer, (long) n, Long::sum) > most) {
                    throw new NoRoomException();
                }
            }
            return n;
        }

        @Override
        public void close() {
            underway.computeIfPresent(officer, (id, all) -> all > count ? all - count : null);
            count = 0;
        }
    }
}

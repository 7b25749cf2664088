package org.kelisim.client.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;

/**
 * Server-sent events of the feed (WHATWG HTML §9.2.6), read one entry at a time. Events of other names and comments are
 * passed over; one event has at most 256 KiB.
 */
public final class FeedStream implements AutoCloseable {
    private static final int MAX_EVENT = 256 * 1024;
    private static final String EVENT = "feed";

    private final InputStream bytes;
    private final InputStream body;
    private volatile long lastByteAt = System.nanoTime();

    FeedStream(InputStream body) {
        this.body = body;
        this.bytes = new BufferedInputStream(body);
    }

    /**
     * The next entry, waiting for it as long as the stream lasts; nothing when it has ended.
     *
     * @throws IOException when the connection breaks or what comes is no feed
     */
    public Optional<FeedEntry> next() throws IOException {
        String name = "";
        var data = new StringBuilder();
        while (true) {
            Optional<String> read = line();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            String line = read.get();
            if (line.isEmpty()) {
                if (name.equals(EVENT) && !data.isEmpty()) {
                    return Optional.of(entry(data.toString()));
                }
                name = "";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                name = value(line);
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(value(line));
                if (data.length() > MAX_EVENT) {
                    throw new IOException("an event of the feed is too large");
                }
            }
        }
    }

    /** How long nothing at all has come, in nanoseconds. */
    public long silentFor() {
        return System.nanoTime() - lastByteAt;
    }

    private static FeedEntry entry(String data) throws IOException {
        try {
            return FeedEntry.read(Fields.of(CanonicalJson.read(data.getBytes(UTF_8), MAX_EVENT * 4)));
        } catch (IllegalArgumentException e) {
            throw new IOException("an event of the feed is malformed", e);
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private Optional<String> line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            int next = bytes.read();
            lastByteAt = System.nanoTime();
            if (next < 0) {
                return Optional.empty();
            }
            if (next == '\n') {
                String text = line.toString(UTF_8);
                return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
            if (line.size() > MAX_EVENT) {
                throw new IOException("a line of the feed is too long");
            }
            line.write(next);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}

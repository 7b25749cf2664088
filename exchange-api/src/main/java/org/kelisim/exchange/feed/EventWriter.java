package org.kelisim.exchange.feed;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.kelisim.json.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/** Writes server-sent events (HTML, §9.2), each flushed at once. Canonical JSON has no line feeds, so one line holds it. */
final class EventWriter {
    private final ServletOutputStream out;
    private final HttpServletResponse response;
    private long writtenAt;

    private EventWriter(HttpServletResponse response) throws IOException {
        this.response = response;
        this.out = response.getOutputStream();
    }

    static EventWriter begin(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Accel-Buffering", "no");
        return new EventWriter(response);
    }

    void event(String name, ObjectNode data) throws IOException {
        write("event: " + name + "\ndata: " + CanonicalJson.text(data) + "\n\n");
    }

    void event(long id, String name, ObjectNode data) throws IOException {
        write("id: " + id + "\nevent: " + name + "\ndata: " + CanonicalJson.text(data) + "\n\n");
    }

    /** A comment if nothing was written for so long, so that either side notices when the other has gone. */
    void keepAlive(Duration silence) throws IOException {
        if (System.nanoTime() - writtenAt > silence.toNanos()) {
            write(": alive\n\n");
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        writtenAt = System.nanoTime();
    }
}

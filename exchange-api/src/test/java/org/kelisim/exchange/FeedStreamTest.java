package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.envelope.Dispatch;
import org.kelisim.infra.standin.StandIn;

@Timeout(60)
class FeedStreamTest {
    private static final StandIn STAND_IN = StandIn.inMemory();
    private static TestExchange exchange;
    private static TestNode kaz;
    private static TestNode kgz;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        exchange = TestExchange.started(folder, STAND_IN);
        kaz = exchange.node(KAZ);
        kgz = exchange.node(KGZ);
    }

    @AfterAll
    static void stop() {
        exchange.close();
        STAND_IN.close();
    }

    @Test
    void tellsOfEachEventAsItHappensAndGoesOnWhereItWasBrokenOff() throws Exception {
        List<String> ids = new ArrayList<>();
        Dispatch first = exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
        try (Stream stream = open("0")) {
            assertThat(stream.next()).startsWith("event: directory\ndata: {\"digest\":\"");
            ids.add(id(stream.next()));
            kaz.submit(first);
            String event = stream.next();
            ids.add(id(event));
            assertThat(event)
                    .contains("\nevent: feed\ndata: {")
                    .contains(first.id().toString());
        }
        Dispatch second = exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
        kaz.submit(second, "Prefer", "wait");
        try (Stream stream = open(ids.getLast())) {
            stream.next();
            String event = stream.next();
            ids.add(id(event));
            assertThat(event).contains(second.id().toString());
        }
        assertThat(ids).containsExactly("1", "2", "3");
    }

    @Test
    void endsWhenTheExchangeStopsSoThatStoppingDoesNotWaitForReaders(@TempDir Path folder) throws Exception {
        try (StandIn standIn = StandIn.inMemory();
                TestExchange other = TestExchange.started(folder, standIn);
                Stream stream = open(other, "0")) {
            stream.next();
            Thread stopping = Thread.ofPlatform().start(other::stop);

            assertThat(stream.rest()).isNotNull();
            stopping.join(10_000);
            assertThat(stopping.isAlive()).isFalse();
        }
    }

    private static Stream open(String last) throws Exception {
        return open(exchange, last);
    }

    private static Stream open(TestExchange exchange, String last) throws Exception {
        HttpRequest request = exchange.node(KGZ)
                .request("GET", "/v1/feed")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", last)
                .build();
        HttpResponse<InputStream> response = exchange.http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Stream(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    private static String id(String event) {
        assertThat(event).startsWith("id: ");
        return event.substring(4, event.indexOf('\n'));
    }

    private record Stream(BufferedReader in) implements AutoCloseable {
        /** The next event, without comments. */
        String next() throws IOException {
            StringBuilder event = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty() && !event.isEmpty()) {
                    return event.toString();
                }
                if (!line.isEmpty() && !line.startsWith(":")) {
                    event.append(event.isEmpty() ? "" : "\n").append(line);
                }
            }
            throw new AssertionError("The stream has ended");
        }

        String rest() throws IOException {
            StringBuilder rest = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rest.append(line);
            }
            return rest.toString();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

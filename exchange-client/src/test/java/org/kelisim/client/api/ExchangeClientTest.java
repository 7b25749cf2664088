package org.kelisim.client.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.PartyCode;

class ExchangeClientTest {
    private static final DispatchId ID = DispatchId.create(new PartyCode("KAZ"));

    private record Canned(int status, Map<String, String> headers, String body) {}

    private final Deque<Canned> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private HttpServer server;
    private ExchangeClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", http -> {
            try (http) {
                asked.add(http.getRequestMethod() + " " + http.getRequestURI() + " "
                        + http.getRequestHeaders().getFirst("Authorization"));
                Canned answer = answers.removeFirst();
                answer.headers()
                        .forEach((name, value) -> http.getResponseHeaders().add(name, value));
                byte[] body = answer.body().getBytes(UTF_8);
                http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                http.getResponseBody().write(body);
            }
        });
        server.start();
        client = new ExchangeClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Authorization() {
                    @Override
                    public Map<String, String> headers(String method, URI target) {
                        return Map.of("Authorization", "DPoP token-" + tokens.get());
                    }

                    @Override
                    public void discard() {
                        tokens.incrementAndGet();
                    }
                });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(int status, String body) {
        answers.add(new Canned(status, Map.of(), body));
    }

    @Test
    void tellsADefiniteNoByItsKind() {
        answer(409, "{\"type\":\"urn:kelisim:problem:conflict\",\"status\":409}");
        assertThat(client.submit(ID, new byte[1]))
                .isInstanceOfSatisfying(
                        Answer.Declined.class, it -> assertThat(it.kind()).isEqualTo(Decline.CONFLICT));
    }

    @Test
    void keepsTheExchangesWordForARefusal() {
        answer(422, "{\"type\":\"urn:kelisim:problem:refused\",\"reason\":\"trailing-bytes\",\"status\":422}");
        assertThat(client.submit(ID, new byte[1])).isInstanceOfSatisfying(Answer.Declined.class, it -> {
            assertThat(it.reason()).contains("trailing-bytes");
            assertThat(it.message().key()).isEqualTo("refusal.trailing-bytes");
        });
    }

    @Test
    void doesNotShowAReasonThatIsNoWord() {
        answer(422, "{\"type\":\"urn:kelisim:problem:refused\",\"reason\":\"<script>\",\"status\":422}");
        assertThat(client.submit(ID, new byte[1])).isInstanceOfSatisfying(Answer.Declined.class, it -> {
            assertThat(it.reason()).isEmpty();
            assertThat(it.message().key()).isEqualTo("exchange.refused");
        });
    }

    @Test
    void asksForAnotherTokenOnceWhenItIsNotAccepted() {
        answer(401, "");
        answer(200, "bytes");
        assertThat(client.dispatch(ID)).isInstanceOf(Answer.Given.class);
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast()).endsWith("DPoP token-1");
    }

    @Test
    void waitsAsLongAsTheExchangeAsksFor() {
        answers.add(new Canned(429, Map.of("Retry-After", "17"), ""));
        assertThat(client.dispatch(ID))
                .isInstanceOfSatisfying(
                        Answer.Later.class, it -> assertThat(it.pause()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void takesNoRedirectForAnAnswer() {
        answers.add(new Canned(302, Map.of("Location", "http://127.0.0.1:1/"), ""));
        assertThat(client.dispatch(ID)).isInstanceOf(Answer.Later.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void takesWhatIsNoAnswerForNone() {
        answer(200, "{\"bundle\":{}}");
        assertThat(client.directory(OptionalLong.empty())).isInstanceOf(Answer.Later.class);
        answer(200, "x".repeat(4 * 1024 * 1024 + 1));
        assertThat(client.dispatch(ID)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void saysLaterWhenNobodyAnswers() {
        server.stop(0);
        assertThat(client.feed(0)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void speaksToOtherMachinesOverTlsOnly() {
        assertThatThrownBy(() -> new ExchangeClient(URI.create("http://exchange.example/"), TestlessAuthorization.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    private enum TestlessAuthorization implements Authorization {
        NONE;

        @Override
        public Map<String, String> headers(String method, URI target) {
            return Map.of();
        }

        @Override
        public void discard() {}
    }

    @Test
    void readsEventsOfTheFeedAndPassesOverWhatItDoesNotKnow() throws IOException {
        String entry = "{\"number\":3,\"leaf\":7,\"role\":\"all\",\"event\":{\"kind\":\"from-the-future\"},\"more\":1}";
        String erased = "{\"number\":4,\"leaf\":8,\"role\":\"sender\",\"erased\":true}";
        String text = ": alive\n\nevent: directory\ndata: {}\n\nid: 3\r\nevent: feed\r\ndata: " + entry
                + "\r\n\r\nid: 4\nevent: feed\ndata: " + erased + "\n\n";
        try (var stream = new FeedStream(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            FeedEntry first = stream.next().orElseThrow();
            assertThat(first.number()).isEqualTo(3);
            assertThat(first.event()).isEmpty();
            assertThat(first.erased()).isFalse();
            assertThat(stream.next().orElseThrow().erased()).isTrue();
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void refusesALineOfTheFeedWithoutEnd() {
        var endless = new ByteArrayInputStream("data: x".repeat(100_000).getBytes(UTF_8));
        assertThatThrownBy(() -> new FeedStream(endless).next()).isInstanceOf(IOException.class);
    }
}

package org.kelisim.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/** One request and its answer, told apart into yes, no and 'send again'; never follows a redirect. */
final class Wire {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(40);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int PROBLEM_BYTES = 64 * 1024;

    /** Ends of the types of problems that only people can mend. */
    private static final String OTHER_ADDRESS = ":proof-address";

    private static final String DAMAGED = ":stored-data-damaged";

    private final URI base;
    private final Authorization authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Wire(URI base, Authorization authorization) {
        boolean loopback = "127.0.0.1".equals(base.getHost()) || "localhost".equals(base.getHost());
        if (!"https".equals(base.getScheme()) && !(loopback && "http".equals(base.getScheme()))) {
            throw new IllegalArgumentException(
                    "The exchange's address must begin with https:// (http:// only on this machine): " + base);
        }
        this.base = base;
        this.authorization = authorization;
    }

    /** A request before it is authorised. */
    record Call(String method, String path, BodyPublisher body, Map<String, String> headers) {
        static Call get(String path) {
            return new Call("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of());
        }

        Call with(String name, String value) {
            return new Call(method, path, body, Map.of(name, value));
        }
    }

    /** Sends, and reads a body of at most that many bytes. An expired token is replaced once. */
    <T> Answer<T> send(Call call, int maxBytes, Function<byte[], T> reader) {
        Answer<T> first = attempt(call, maxBytes, reader);
        return first instanceof Answer.Later<T>(var message, var pause)
                        && message.key().equals("exchange.not-authorised")
                ? attempt(call, maxBytes, reader)
                : first;
    }

    private <T> Answer<T> attempt(Call call, int maxBytes, Function<byte[], T> reader) {
        try {
            HttpResponse<InputStream> response = http.send(request(call, WHOLE), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return response.statusCode() / 100 == 2
                        ? given(body.readNBytes(maxBytes + 1), maxBytes, reader)
                        : failed(response, body.readNBytes(PROBLEM_BYTES));
            }
        } catch (IOException e) {
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        }
    }

    /** The answer's body while it goes on; the caller closes it. */
    Answer<InputStream> open(Call call) {
        try {
            HttpResponse<InputStream> response = http.send(request(call, WHOLE), BodyHandlers.ofInputStream());
            if (response.statusCode() == 200 || response.statusCode() == 206) {
                return new Answer.Given<>(response.body());
            }
            try (InputStream body = response.body()) {
                return failed(response, body.readNBytes(PROBLEM_BYTES));
            }
        } catch (IOException e) {
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        }
    }

    /** What HEAD tells: 200, 204 with an offset, or 404. */
    record Look(int status, long offset) {}

    /** Asks without a body. */
    Answer<Look> look(Call call) {
        try {
            HttpResponse<Void> response = http.send(request(call, WHOLE), BodyHandlers.discarding());
            int status = response.statusCode();
            long offset = response.headers()
                    .firstValue("Upload-Offset")
                    .map(Wire::offset)
                    .orElse(0L);
            return status == 200 || status == 204 || status == 404
                    ? new Answer.Given<>(new Look(status, offset))
                    : failed(response, new byte[0]);
        } catch (IOException e) {
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        }
    }

    private static long offset(String text) {
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }

    /** Sends a large body once the exchange has agreed to take it. */
    <T> Answer<T> upload(Call call, Duration atMost, int maxBytes, Function<byte[], T> reader) {
        try {
            HttpRequest request = HttpRequest.newBuilder(request(call, atMost), (name, value) -> true)
                    .expectContinue(true)
                    .build();
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return response.statusCode() / 100 == 2
                        ? given(body.readNBytes(maxBytes + 1), maxBytes, reader)
                        : failed(response, body.readNBytes(PROBLEM_BYTES));
            }
        } catch (IOException e) {
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later<>(Message.of("exchange.unreachable"), SOON);
        }
    }

    private HttpRequest request(Call call, Duration timeout) throws IOException, InterruptedException {
        URI target = base.resolve(call.path());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(timeout).method(call.method(), call.body());
        call.headers().forEach(request::header);
        authorization.headers(call.method(), target).forEach(request::header);
        return request.build();
    }

    private static <T> Answer<T> given(byte[] body, int maxBytes, Function<byte[], T> reader) {
        if (body.length > maxBytes) {
            return new Answer.Later<>(Message.of("exchange.answer-too-large"), LONGEST_WAIT);
        }
        try {
            return new Answer.Given<>(reader.apply(body));
        } catch (IllegalArgumentException e) {
            return new Answer.Later<>(Message.of("exchange.answer-malformed"), Duration.ofMinutes(1));
        }
    }

    private <T> Answer<T> failed(HttpResponse<?> response, byte[] body) {
        int status = response.statusCode();
        Optional<ObjectNode> problem = problem(body);
        String type = problem.map(it -> it.path("type").asString("")).orElse("");
        if (status == 401) {
            authorization.discard();
            return type.endsWith(OTHER_ADDRESS)
                    ? new Answer.Later<>(Message.of("exchange.other-address", base.toString()), LONGEST_WAIT)
                    : new Answer.Later<>(Message.of("exchange.not-authorised"), Duration.ofSeconds(5));
        }
        if (type.endsWith(DAMAGED)) {
            return new Answer.Later<>(Message.of("exchange.stored-data-damaged"), LONGEST_WAIT);
        }
        if (status == 429 || status / 100 != 4) {
            Duration wait = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(Wire::seconds)
                    .orElse(SOON);
            return new Answer.Later<>(Message.of(status == 429 ? "exchange.too-many" : "exchange.busy", status), wait);
        }
        Decline kind = problem.isPresent() ? Decline.parse(type) : Decline.OTHER;
        Optional<String> reason = problem.flatMap(it -> Fields.of(it).optionalString("reason"))
                .filter(word -> word.matches("[a-z][a-z0-9-]{0,63}"));
        return new Answer.Declined<>(kind, reason, message(kind, reason, status));
    }

    private static Message message(Decline kind, Optional<String> reason, int status) {
        Message general = Message.of("exchange." + kind.wire(), status);
        return reason.filter(it -> kind == Decline.REFUSED)
                .map(word -> Message.of("refusal." + word)
                        .orElse(Message.of("directory.refused." + word).orElse(general)))
                .orElse(general);
    }

    private static Optional<ObjectNode> problem(byte[] body) {
        try {
            return Optional.of(CanonicalJson.read(body, PROBLEM_BYTES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,5}")
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT.toSeconds())))
                : Optional.empty();
    }
}

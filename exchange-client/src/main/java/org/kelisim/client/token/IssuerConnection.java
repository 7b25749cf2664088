package org.kelisim.client.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small JSON answers of an issuer: 10 seconds for each, 64 KiB, no redirect. */
final class IssuerConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_REASON = 200;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Whether nobody on the way can listen: https, or http that does not leave this machine. */
    static boolean isProtected(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            return false;
        }
        return address.getScheme().equals("https")
                || (address.getScheme().equals("http") && LOOPBACK.contains(address.getHost()));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            HttpResponse<String> response = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), parsed(response.body()));
        } catch (TimeoutException e) {
            throw new IOException("The issuer does not answer within " + LIMIT.toSeconds() + " seconds.", e);
        } catch (ExecutionException e) {
            throw new IOException("The issuer cannot be reached: " + e.getCause(), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** @param json an empty object if the answer was none */
    record Answer(int status, JsonNode json) {

        /** The member's text; empty if it has none. */
        String text(String member) {
            return json.path(member).asString("");
        }

        /** The error and its description, in what can be printed. */
        String reason() {
            String all = (text("error") + " " + text("error_description")).strip();
            String printable = all.replaceAll("[^\\x20-\\x7e]", "?");
            return printable.substring(0, Math.min(printable.length(), LONGEST_REASON));
        }
    }
}

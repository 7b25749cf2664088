package org.kelisim.infra.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.kelisim.json.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * An exchange in the wrong hands: it stands, as a proxy, between a node and the real one, and changes what the real one
 * answers. All else, tokens and proofs included, goes through as it came. Nodes use it as the JVM's HTTP proxy.
 */
final class LyingExchange implements AutoCloseable {

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "host", "content-length", "upgrade", "http2-settings", "transfer-encoding", "expect");

    private final HttpClient real =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final String path;
    private final Consumer<ObjectNode> lie;

    private LyingExchange(String path, Consumer<ObjectNode> lie) throws IOException {
        this.path = path;
        this.lie = lie;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    /** Changes the JSON answers to calls whose path ends so. */
    static LyingExchange about(String path, Consumer<ObjectNode> lie) throws IOException {
        return new LyingExchange(path, lie);
    }

    /** Options of a JVM that takes this for the exchange. */
    List<String> options() {
        return List.of(
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + server.getAddress().getPort(),
                "-Dhttp.nonProxyHosts="); // also for this machine
    }

    private void pass(HttpExchange http) throws IOException {
        try (http) {
            HttpRequest.Builder request = HttpRequest.newBuilder(target(http))
                    .method(
                            http.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    http.getRequestBody().readAllBytes()));
            http.getRequestHeaders().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = real.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body =
                    answer.statusCode() == 200 && http.getRequestURI().getPath().endsWith(path)
                            ? changed(answer.body())
                            : answer.body();
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                    http.getResponseHeaders().put(name, values);
                }
            });
            http.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            http.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI target(HttpExchange http) {
        URI asked = http.getRequestURI();
        return asked.isAbsolute()
                ? asked
                : URI.create("http://" + http.getRequestHeaders().getFirst("Host") + asked);
    }

    private byte[] changed(byte[] body) {
        ObjectNode json = CanonicalJson.read(body, MAX_BYTES);
        lie.accept(json);
        return CanonicalJson.write(json);
    }

    @Override
    public void close() {
        server.stop(0);
        real.close();
    }
}

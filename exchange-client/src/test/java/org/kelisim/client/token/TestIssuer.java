package org.kelisim.client.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An issuer on loopback that hands out what a test says and keeps what it was asked. */
final class TestIssuer implements AutoCloseable {

    /** One question at the token endpoint. */
    record Asked(Map<String, String> form, String proof) {

        JWTClaimsSet proofClaims() throws Exception {
            return SignedJWT.parse(proof).getJWTClaimsSet();
        }
    }

    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    volatile int status = 200;
    volatile String answer = "";
    volatile String discovery = "";
    private final HttpServer server;

    TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        discovery = "{\"issuer\":\"" + issuer() + "\",\"token_endpoint\":\"" + endpoint() + "\"}";
        hands("first", 300);
    }

    void hands(String token, long seconds) {
        answer = "{\"access_token\":\"" + token + "\",\"token_type\":\"DPoP\",\"expires_in\":" + seconds + "}";
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realms/kaz");
    }

    URI endpoint() {
        return URI.create(issuer() + "/token");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("openid-configuration")) {
                send(exchange, 200, discovery);
                return;
            }
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(parsed(form), exchange.getRequestHeaders().getFirst("DPoP")));
            send(exchange, status, answer);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> parsed(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

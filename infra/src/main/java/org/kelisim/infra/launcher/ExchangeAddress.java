package org.kelisim.infra.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.kelisim.infra.process.Failure;

/** Where the exchange is, as a person wrote it. */
record ExchangeAddress(URI uri) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String EXAMPLE =
            " Give its base address, such as https://exchange.example or, on this machine, http://127.0.0.1:8182.";

    /** @throws IllegalArgumentException with what to do unless it is https, or http on this machine */
    static ExchangeAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no address of an exchange." + EXAMPLE, e);
        }
        boolean loopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
        if (!secure && !("http".equals(uri.getScheme()) && loopback)) {
            throw new IllegalArgumentException("'" + text + "' is no address of an exchange." + EXAMPLE);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("'" + text + "' says more than where the exchange is." + EXAMPLE);
        }
        return new ExchangeAddress(uri);
    }

    /**
     * Whether it answers at present; a node works without it and sends and fetches once it does.
     *
     * @throws Failure if something else answers there
     */
    boolean answers() throws Failure, InterruptedException {
        URI description = uri.resolve("/v1/openapi.json");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(description).timeout(PATIENCE).build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("/v1/dispatches/")) {
                throw new Failure("What answers at " + uri + " is no exchange." + EXAMPLE);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

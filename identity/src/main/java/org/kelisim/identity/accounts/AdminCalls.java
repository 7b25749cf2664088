package org.kelisim.identity.accounts;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kelisim.identity.login.OwnToken;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls of Keycloak's administration interface in one realm; whatever is not a success ends the step. */
final class AdminCalls {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String realm;
    private final Supplier<OwnToken> token;

    AdminCalls(URI issuer, Supplier<OwnToken> token) {
        this.realm = issuer.toString().replaceFirst("/realms/([^/]+)/?$", "/admin/realms/$1");
        this.token = token;
    }

    /** Ends a step. Has no stack trace: it only carries the outcome out. */
    static final class StepException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient AccountOutcome outcome;

        StepException(AccountOutcome outcome) {
            super(outcome.toString(), null, false, false);
            this.outcome = outcome;
        }
    }

    interface Step {
        AccountOutcome take() throws StepException;
    }

    AccountOutcome outcome(Step step) {
        try {
            return step.take();
        } catch (StepException e) {
            return e.outcome;
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An id that the issuer gave, before it becomes part of a path. */
    static String id(JsonNode thing) throws StepException {
        String id = thing.path("id").asString();
        if (!ID.matcher(id).matches()) {
            throw new StepException(new AccountOutcome.Refused(0));
        }
        return id;
    }

    JsonNode get(String path) throws StepException {
        try {
            return JSON.readTree(send("GET", path, BodyPublishers.noBody()));
        } catch (JacksonException e) {
            throw new StepException(new AccountOutcome.Refused(0));
        }
    }

    void post(String path, JsonNode body) throws StepException {
        send("POST", path, json(body));
    }

    void put(String path, JsonNode body) throws StepException {
        send("PUT", path, json(body));
    }

    void delete(String path) throws StepException {
        send("DELETE", path, BodyPublishers.noBody());
    }

    void delete(String path, JsonNode body) throws StepException {
        send("DELETE", path, json(body));
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private String send(String method, String path, BodyPublisher body) throws StepException {
        String bearer = switch (token.get()) {
            case OwnToken.Good(String value) -> value;
            case OwnToken.Over() -> throw new StepException(new AccountOutcome.LogInAgain());
            case OwnToken.NotReachable() -> throw new StepException(new AccountOutcome.NotReachable());
        };
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return answer(http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER)));
        } catch (IOException e) {
            throw new StepException(new AccountOutcome.NotReachable());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepException(new AccountOutcome.NotReachable());
        }
    }

    private static String answer(HttpResponse<String> response) throws StepException {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return response.body();
        }
        throw new StepException(
                switch (status) {
                    case 400 -> mentionsEmail(response) ? new AccountOutcome.EmailRefused() : refused(status);
                    case 401 -> new AccountOutcome.LogInAgain();
                    case 403 -> new AccountOutcome.NotAllowed();
                    case 404 -> new AccountOutcome.Unknown();
                    case 409 ->
                        mentionsEmail(response) ? new AccountOutcome.EmailTaken() : new AccountOutcome.NameTaken();
                    case 502, 503, 504 -> new AccountOutcome.NotReachable();
                    default -> refused(status);
                });
    }

    private static AccountOutcome refused(int status) {
        return new AccountOutcome.Refused(status);
    }

    private static boolean mentionsEmail(HttpResponse<String> response) {
        return response.body().contains("email");
    }
}

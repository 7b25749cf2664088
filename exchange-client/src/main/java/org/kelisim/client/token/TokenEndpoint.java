package org.kelisim.client.token;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kelisim.client.token.IssuerConnection.Answer;

/** The issuer's token endpoint, found through its metadata (OpenID Connect Discovery) and asked by one thread at a time. */
final class TokenEndpoint implements AutoCloseable {

    private static final int LONGEST_TOKEN = 4096;

    private final URI issuer;
    private final ClientAssertions assertions;
    private final Proofs proofs;
    private final IssuerConnection connection = new IssuerConnection();
    private Optional<URI> address = Optional.empty();

    TokenEndpoint(URI issuer, ClientAssertions assertions, Proofs proofs) {
        if (!IssuerConnection.isProtected(issuer)) {
            throw new IllegalArgumentException("An issuer must be https, or http on this machine: " + issuer);
        }
        this.issuer = issuer;
        this.assertions = assertions;
        this.proofs = proofs;
    }

    /** @throws TokenRefusedException if the issuer says no for good */
    Token ask(Instant now) throws IOException, InterruptedException {
        URI target = address();
        Answer answer = connection.send(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("DPoP", proofs.proof("POST", target, Optional.empty()))
                .POST(BodyPublishers.ofString(form())));
        return switch (answer.status()) {
            case 200 -> token(answer, now);
            case 400, 401, 403 ->
                throw new TokenRefusedException("The issuer " + issuer + " gives the client " + assertions.clientId()
                        + " no token: " + answer.reason() + ". Check that it has the client's present key.");
            default -> throw new IOException("The issuer " + issuer + " answers with status " + answer.status() + ".");
        };
    }

    private Token token(Answer answer, Instant now) throws IOException {
        String value = answer.text("access_token");
        long seconds = answer.json().path("expires_in").asLong(0);
        if (!answer.text("token_type").equalsIgnoreCase("DPoP")) {
            throw new TokenRefusedException("The issuer " + issuer + " does not bind the tokens of the client "
                    + assertions.clientId() + " to its key (DPoP): the exchange would refuse them.");
        }
        if (value.isEmpty() || value.length() > LONGEST_TOKEN || seconds <= 0) {
            throw new IOException("The issuer " + issuer + " gives a token that cannot be used.");
        }
        return new Token(value, now, Duration.ofSeconds(seconds));
    }

    private URI address() throws IOException, InterruptedException {
        if (address.isEmpty()) {
            address = Optional.of(discover());
        }
        return address.get();
    }

    private URI discover() throws IOException, InterruptedException {
        Answer answer =
                connection.send(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
        if (answer.status() != 200 || !answer.text("issuer").equals(issuer.toString())) {
            throw new IOException("At " + issuer + " no issuer of that name answers (status " + answer.status() + ").");
        }
        try {
            URI found = URI.create(answer.text("token_endpoint"));
            if (IssuerConnection.isProtected(found)) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same refusal.
        }
        throw new IOException("The issuer " + issuer + " names no token endpoint that can be used.");
    }

    private String form() {
        Map<String, String> fields = Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertions.assertion());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        connection.close();
    }
}

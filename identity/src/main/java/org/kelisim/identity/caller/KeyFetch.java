package org.kelisim.identity.caller;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one issuer for its keys: one request, no redirect, two seconds for everything, 64 KiB. */
final class KeyFetch {

    static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LARGEST = 64 * 1024;

    private final HttpClient http;
    private final URI address;

    KeyFetch(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    URI address() {
        return address;
    }

    /** Public P-256 and Ed25519 keys for signatures, by their names; others are passed over. */
    Map<String, JWK> keys() throws IOException {
        Map<String, JWK> keys = new LinkedHashMap<>();
        for (JWK key : parsed(body()).getKeys()) {
            if (key.getKeyID() != null && isForSignatures(key) && isOfOurKind(key)) {
                keys.put(key.getKeyID(), key.toPublicJWK());
            }
        }
        return Map.copyOf(keys);
    }

    private static boolean isForSignatures(JWK key) {
        return key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    }

    private static boolean isOfOurKind(JWK key) {
        return key instanceof AsymmetricJWK
                && switch (key) {
                    case ECKey ec -> ec.getCurve().equals(Curve.P_256);
                    case OctetKeyPair okp -> okp.getCurve().equals(Curve.Ed25519);
                    default -> false;
                };
    }

    private static JWKSet parsed(String body) throws IOException {
        try {
            return JWKSet.parse(body);
        } catch (ParseException e) {
            throw new IOException("the answer is not a JWK set", e);
        }
    }

    private String body() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            HttpResponse<String> response = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the answer has status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + LIMIT.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }
}

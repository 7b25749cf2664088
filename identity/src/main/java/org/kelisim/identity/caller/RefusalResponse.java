package org.kelisim.identity.caller;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** A refusal on the wire: status, {@code WWW-Authenticate} (RFC 9449 §7.1) and problem+json (RFC 9457). */
final class RefusalResponse {

    private static final JsonMapper JSON = new JsonMapper();

    private RefusalResponse() {}

    static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        if (refusal.status() == 503) {
            response.setHeader("Retry-After", Long.toString(IssuerKeys.PAUSE_AFTER_FAILURE.toSeconds()));
        } else {
            String error = refusal.error().isEmpty() ? "" : "error=\"" + refusal.error() + "\", ";
            response.setHeader("WWW-Authenticate", "DPoP " + error + "algs=\"ES256\"");
        }
        problem(response, refusal.status(), refusal.wire(), "Not authenticated", refusal.detail());
    }

    /** 403 for a caller who is known but may not do this. */
    static void forbidden(HttpServletResponse response) throws IOException {
        problem(response, 403, "not-allowed", "Not allowed", "The party may not do this, or is not active at present.");
    }

    private static void problem(HttpServletResponse response, int status, String type, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        String body = JSON.writeValueAsString(JSON.createObjectNode()
                .put("type", "urn:kelisim:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail));
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}

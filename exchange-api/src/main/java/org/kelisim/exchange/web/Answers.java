package org.kelisim.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kelisim.json.CanonicalJson;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** Answers in JSON, always in its canonical form. */
public final class Answers {
    private static final String RETRY_SECONDS = "1";

    private Answers() {}

    public static ResponseEntity<byte[]> json(int status, ObjectNode body) {
        return ResponseEntity.status(HttpStatusCode.valueOf(status))
                .contentType(MediaType.APPLICATION_JSON)
                .body(CanonicalJson.write(body));
    }

    static ResponseEntity<byte[]> problem(ProblemException e) {
        var answer = ResponseEntity.status(HttpStatusCode.valueOf(e.problem().status()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (e.problem().isTemporary() ? answer.header("Retry-After", RETRY_SECONDS) : answer).body(body(e));
    }

    /** For what is refused before it reaches a controller. */
    static void write(HttpServletResponse response, ProblemException e) throws IOException {
        response.setStatus(e.problem().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(body(e));
    }

    private static byte[] body(ProblemException e) {
        ObjectNode body = CanonicalJson.object()
                .put("type", "urn:kelisim:problem:" + e.problem().wire())
                .put("title", e.problem().title())
                .put("status", e.problem().status())
                .put("detail", e.detail());
        e.members().forEach(body::put);
        return CanonicalJson.write(body);
    }
}

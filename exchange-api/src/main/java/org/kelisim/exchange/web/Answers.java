package org.kelisim.exchange.web;

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
        ObjectNode body = CanonicalJson.object()
                .put("type", "urn:kelisim:problem:" + e.problem().wire())
                .put("title", e.problem().title())
                .put("status", e.problem().status())
                .put("detail", e.detail());
        e.members().forEach(body::put);
        var answer = ResponseEntity.status(HttpStatusCode.valueOf(e.problem().status()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (e.problem().isTemporary() ? answer.header("Retry-After", RETRY_SECONDS) : answer)
                .body(CanonicalJson.write(body));
    }
}

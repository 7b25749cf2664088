package org.kelisim.exchange.handover;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.kelisim.envelope.Profile;
import org.kelisim.exchange.archive.Fact;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.exchange.log.PublishedLog;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.Shares;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /v1/dispatches/{id}} and its receipts. A dispatch is in memory until its reader has it, so only so many are
 * under way at a time.
 */
@RestController
class DispatchController {
    private static final int EACH = 4;
    private static final int ALL = 16;

    private final Visible visible;
    private final HandOver handOver;
    private final History history;
    private final PublishedLog published;
    private final Shares underWay = new Shares(ALL, EACH, Duration.ofSeconds(5));

    DispatchController(Visible visible, HandOver handOver, History history, PublishedLog published) {
        this.visible = visible;
        this.handOver = handOver;
        this.history = history;
        this.published = published;
    }

    @GetMapping("/v1/dispatches/{id}")
    void dispatch(
            @AuthenticationPrincipal SystemCaller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        requireToServe(request);
        try (Shares.Share share = underWay.take(caller.party(), 1)) {
            StoredDispatch dispatch = visible.require(caller, id);
            handOver.record(dispatch, caller.party());
            response.setContentType(Profile.MEDIA_TYPE);
            response.setContentLength(dispatch.bytes().length);
            response.getOutputStream().write(dispatch.bytes());
        }
    }

    /** Spring answers HEAD by the method for GET; but no bytes leave then, and nothing may be recorded. */
    private static void requireToServe(HttpServletRequest request) {
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            throw Problem.METHOD_NOT_ALLOWED.exception("A dispatch is fetched by GET.");
        }
    }

    @GetMapping("/v1/dispatches/{id}/receipts")
    ResponseEntity<byte[]> receipts(@AuthenticationPrincipal SystemCaller caller, @PathVariable String id) {
        StoredDispatch dispatch = visible.require(caller, id);
        ObjectNode answer = CanonicalJson.object();
        ArrayNode receipts = answer.putArray("receipts");
        published.receipts(history.of(dispatch, caller.party())).forEach(receipt -> receipts.add(receipt.toJson()));
        ArrayNode evidence = answer.putArray("evidence");
        signed(history.facts(dispatch, caller.party()))
                .forEach(object -> evidence.addObject()
                        .put("digest", Digest.of(object).hex())
                        .put("object", Base64.getEncoder().encodeToString(object)));
        return Answers.json(200, answer);
    }

    private static List<byte[]> signed(List<Fact> facts) {
        return facts.stream().flatMap(fact -> fact.evidence().stream()).toList();
    }
}

package org.kelisim.exchange.agreement;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.Channels;
import org.kelisim.agreement.SignedAction;
import org.kelisim.exchange.archive.Fact;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Bodies;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.PartyCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /v1/agreements}: for the parties of an agreement; for all others there is none. What is said of state and channel
 * is for convenience: nodes compute both from the signed actions.
 */
@RestController
class AgreementController {
    private static final int PAGE = 20;

    private final StoredAgreements agreements;
    private final TreatyActions actions;
    private final Bodies bodies;
    private final InstantSource clock;

    AgreementController(StoredAgreements agreements, TreatyActions actions, Bodies bodies, InstantSource clock) {
        this.agreements = agreements;
        this.actions = actions;
        this.bodies = bodies;
        this.clock = clock;
    }

    @GetMapping("/v1/agreements")
    ResponseEntity<byte[]> list(@AuthenticationPrincipal SystemCaller caller) {
        ObjectNode answer = CanonicalJson.object();
        ArrayNode array = answer.putArray("agreements");
        agreements.of(caller.party()).forEach(id -> array.add(id.value()));
        return Answers.json(200, answer);
    }

    @GetMapping("/v1/agreements/{id}")
    ResponseEntity<byte[]> agreement(@AuthenticationPrincipal SystemCaller caller, @PathVariable String id) {
        AgreementHistory history = agreements.find(visible(caller, id)).orElseThrow(AgreementController::nothing);
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Channel channel = Channels.open(history, today);
        ObjectNode answer = CanonicalJson.object()
                .put("id", history.id().value())
                .put("actions", history.actions().size())
                .put("head", history.head().hex())
                .put("state", history.status(today).state().wire())
                .put(
                        "channel",
                        channel instanceof Channel.Open open && open.between(List.of(caller.party()))
                                ? "open"
                                : "closed");
        ArrayNode parties = answer.putArray("parties");
        history.parties().stream().map(PartyCode::value).forEach(parties::add);
        return Answers.json(200, answer);
    }

    @GetMapping("/v1/agreements/{id}/actions")
    ResponseEntity<byte[]> actions(
            @AuthenticationPrincipal SystemCaller caller,
            @PathVariable String id,
            @RequestParam(name = "after", defaultValue = "0") String after) {
        if (!after.matches("[0-9]{1,9}")) {
            throw Problem.MALFORMED.exception("'after' is the number of the last action that is known, 0 at first.");
        }
        AgreementId agreement = visible(caller, id);
        List<Fact> page = agreements.facts(agreement, Long.parseLong(after), PAGE);
        ObjectNode answer = CanonicalJson.object().put("more", page.size() == PAGE);
        ArrayNode array = answer.putArray("actions");
        page.forEach(fact -> array.add(Base64.getEncoder().encodeToString(StoredAgreements.signed(fact))));
        return Answers.json(200, answer);
    }

    @PostMapping(path = "/v1/agreements/{id}/actions", consumes = SignedAction.MEDIA_TYPE)
    ResponseEntity<byte[]> act(
            @AuthenticationPrincipal SystemCaller caller, @PathVariable String id, HttpServletRequest request) {
        try (Bodies.Body body = bodies.read(request, caller.party(), SignedAction.MAX_BYTES)) {
            TreatyActions.Kept kept = actions.take(caller.party(), parse(id), body.bytes());
            return Answers.json(
                    kept.anew() ? 201 : 200,
                    CanonicalJson.object()
                            .put("agreement", kept.action().agreement().value())
                            .put("number", kept.action().number())
                            .put("digest", kept.action().digest().hex()));
        }
    }

    private AgreementId visible(SystemCaller caller, String text) {
        AgreementId id = parse(text);
        if (!agreements.parties(id).contains(caller.party())) {
            throw nothing();
        }
        return id;
    }

    private static AgreementId parse(String text) {
        try {
            return new AgreementId(text);
        } catch (IllegalArgumentException e) {
            throw nothing();
        }
    }

    static ProblemException nothing() {
        return Problem.NOT_FOUND.exception("There is no agreement of your party with this name.");
    }
}

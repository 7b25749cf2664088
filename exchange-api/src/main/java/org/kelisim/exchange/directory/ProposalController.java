package org.kelisim.exchange.directory;

import jakarta.servlet.http.HttpServletRequest;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.ListProposal;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Bodies;
import org.kelisim.exchange.web.Problem;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/directory/proposals}: members lists that wait for signatures, seen by those whose people sign them. */
@RestController
class ProposalController {
    private final Proposals proposals;
    private final Bodies bodies;

    ProposalController(Proposals proposals, Bodies bodies) {
        this.proposals = proposals;
        this.bodies = bodies;
    }

    @PutMapping(path = "/v1/directory/proposals/{sha384}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> sign(
            @AuthenticationPrincipal SystemCaller caller, @PathVariable String sha384, HttpServletRequest request) {
        requireConcerned(caller);
        Digest digest = digest(sha384);
        try (Bodies.Body body = bodies.read(request, caller.party(), DirectoryController.MAX_BYTES)) {
            SignedList signed = DirectoryController.parsed(body.bytes(), SignedList::parse);
            if (!Digest.of(signed.list()).equals(digest)) {
                throw Problem.MALFORMED.exception("The list has another digest than the address.");
            }
            return Answers.json(200, json(proposals.sign(signed)));
        }
    }

    @GetMapping("/v1/directory/proposals/{sha384}")
    ResponseEntity<byte[]> proposal(@AuthenticationPrincipal SystemCaller caller, @PathVariable String sha384) {
        requireConcerned(caller);
        return proposals
                .find(digest(sha384))
                .map(it -> Answers.json(200, json(it)))
                .orElseThrow(
                        () -> Problem.NOT_FOUND.exception("There is no such proposal, or it can no longer follow."));
    }

    @GetMapping("/v1/directory/proposals")
    ResponseEntity<byte[]> all(@AuthenticationPrincipal SystemCaller caller) {
        requireConcerned(caller);
        ObjectNode answer = CanonicalJson.object();
        ArrayNode digests = answer.putArray("proposals");
        proposals.open().forEach(it -> digests.add(it.digest().hex()));
        return Answers.json(200, answer);
    }

    private void requireConcerned(SystemCaller caller) {
        if (!proposals.concern(caller.party())) {
            throw Problem.NOT_FOUND.exception("Proposals are for parties whose people sign the members list.");
        }
    }

    private static Digest digest(String hex) {
        try {
            return Digest.parse(hex);
        } catch (IllegalArgumentException e) {
            throw Problem.MALFORMED.exception("A proposal has the SHA-384 of its list as address, in 96 digits.");
        }
    }

    private static ObjectNode json(ListProposal proposal) {
        ObjectNode json = proposal.signed().toJson();
        return json.put("complete", proposal.complete());
    }
}

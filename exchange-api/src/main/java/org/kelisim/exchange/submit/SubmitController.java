package org.kelisim.exchange.submit;

import jakarta.servlet.http.HttpServletRequest;
import org.kelisim.envelope.Profile;
import org.kelisim.exchange.archive.Acceptance;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.RefusedSubmissions;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Bodies;
import org.kelisim.exchange.web.OwnDispatch;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code PUT /v1/dispatches/{id}}: what can be refused without reading or looking anything up is refused first. */
@RestController
class SubmitController {
    private static final MediaType DISPATCH = MediaType.parseMediaType(Profile.MEDIA_TYPE);

    private final Bodies bodies;
    private final Submission submission;
    private final ReceiptWait receipts;
    private final RefusedSubmissions refused;

    SubmitController(Bodies bodies, Submission submission, ReceiptWait receipts, RefusedSubmissions refused) {
        this.bodies = bodies;
        this.submission = submission;
        this.receipts = receipts;
        this.refused = refused;
    }

    @PutMapping("/v1/dispatches/{id}")
    ResponseEntity<byte[]> submit(
            @AuthenticationPrincipal SystemCaller caller,
            @PathVariable String id,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request) {
        try {
            return answer(take(caller, id, request), prefer);
        } catch (ProblemException e) {
            if (!e.isTemporary()) {
                refused.record(caller.party(), id, e.word());
            }
            throw e;
        }
    }

    private Acceptance.Kept take(SystemCaller caller, String text, HttpServletRequest request) {
        DispatchId id = OwnDispatch.id(caller, text);
        requireDispatch(request.getContentType());
        try (Bodies.Body body = bodies.read(request, caller.party(), Profile.MAX_DISPATCH_BYTES)) {
            return submission.submit(id, body.bytes());
        }
    }

    private static void requireDispatch(String contentType) {
        if (contentType != null && sameType(contentType)) {
            return;
        }
        throw Problem.UNSUPPORTED_MEDIA_TYPE.exception("Send a dispatch as " + Profile.MEDIA_TYPE + ".");
    }

    private static boolean sameType(String contentType) {
        try {
            MediaType sent = MediaType.parseMediaType(contentType);
            return sent.equalsTypeAndSubtype(DISPATCH)
                    && Profile.NAME.equals(sent.getParameters().get("profile"));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private ResponseEntity<byte[]> answer(Acceptance.Kept kept, String prefer) {
        ObjectNode body = CanonicalJson.object()
                .put("id", kept.dispatch().id().toString())
                .put("fingerprint", kept.dispatch().fingerprint().hex())
                .put("state", "accepted");
        if (ReceiptWait.asked(prefer)) {
            receipts.await(EventId.submitted(kept.dispatch().id()))
                    .ifPresent(receipt -> body.put("state", "logged").set("receipt", receipt.toJson()));
        }
        return Answers.json(kept.anew() ? 201 : 200, body);
    }
}

package org.kelisim.exchange.acknowledge;

import jakarta.servlet.http.HttpServletRequest;
import org.kelisim.cms.ObjectType;
import org.kelisim.envelope.Acknowledgement;
import org.kelisim.exchange.archive.Recording;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.exchange.handover.Visible;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Bodies;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/dispatches/{id}/events}: an acknowledgement, signed by a recipient office. */
@RestController
class AcknowledgeController {
    private static final int MAX_BYTES = ObjectType.DELIVERED.maxBytes();

    private final Visible visible;
    private final Bodies bodies;
    private final Acknowledgements acknowledgements;

    AcknowledgeController(Visible visible, Bodies bodies, Acknowledgements acknowledgements) {
        this.visible = visible;
        this.bodies = bodies;
        this.acknowledgements = acknowledgements;
    }

    @PostMapping(path = "/v1/dispatches/{id}/events", consumes = Acknowledgement.MEDIA_TYPE)
    ResponseEntity<byte[]> acknowledge(
            @AuthenticationPrincipal SystemCaller caller, @PathVariable String id, HttpServletRequest request) {
        StoredDispatch dispatch = visible.require(caller, id);
        try (Bodies.Body body = bodies.read(request, caller.party(), MAX_BYTES)) {
            Recording recording = acknowledgements.take(dispatch, caller.party(), body.bytes());
            return Answers.json(
                    recording.anew() ? 201 : 200,
                    CanonicalJson.object()
                            .put("event", recording.fact().id().text())
                            .put(
                                    "evidence",
                                    recording
                                            .fact()
                                            .leaf()
                                            .event()
                                            .evidence()
                                            .map(Digest::hex)
                                            .orElse("")));
        }
    }
}

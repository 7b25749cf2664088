package org.kelisim.portal.node;

import java.time.Instant;
import java.util.List;
import org.kelisim.party.PartyCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers {@code GET /ready}: 200 once every node here holds a valid directory, else 503 and which does not. */
@RestController
class ReadyEndpoint {

    private final PartyNodes nodes;

    ReadyEndpoint(PartyNodes nodes) {
        this.nodes = nodes;
    }

    @GetMapping(value = "/ready", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> ready() {
        Instant now = Instant.now();
        List<PartyCode> expired = nodes.parties().stream()
                .filter(party -> nodes.node(party)
                        .filter(node -> !node.directory().expired(now))
                        .isEmpty())
                .toList();
        return expired.isEmpty()
                ? ResponseEntity.ok("ready\n")
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body("not ready: the directory has expired for " + expired + "\n");
    }
}

package org.kelisim.exchange.log;

import java.nio.charset.StandardCharsets;
import org.kelisim.exchange.web.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The newest checkpoint, for every party (C2SP tlog-tiles, 'Checkpoints'). */
@RestController
class CheckpointController {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final PublishedLog published;

    CheckpointController(PublishedLog published) {
        this.published = published;
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        String note = published
                .checkpoint()
                .orElseThrow(() -> Problem.NOT_READY.exception("The log has no entry yet. Try again in a moment."))
                .format();
        return ResponseEntity.ok().contentType(TEXT).body(note.getBytes(StandardCharsets.UTF_8));
    }
}

package org.kelisim.exchange.web;

import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to launchers and load balancers, without authentication, whether dispatches are taken. */
@RestController
class ReadyController {
    static final String PATH = "/ready";

    private final List<Readiness> conditions;

    ReadyController(List<Readiness> conditions) {
        this.conditions = conditions;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> ready() {
        return conditions.stream()
                .flatMap(condition -> condition.notReadyBecause().stream())
                .findFirst()
                .map(reason -> Answers.problem(Problem.NOT_READY.because(reason.word(), reason.sentence())))
                .orElseGet(() -> Answers.json(200, CanonicalJson.object().put("ready", true)));
    }
}

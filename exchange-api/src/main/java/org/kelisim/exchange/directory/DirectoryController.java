package org.kelisim.exchange.directory;

import org.kelisim.directory.Directory;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Problem;
import org.kelisim.json.CanonicalJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Hands out directory versions, each with the receipt of its publication; readers verify both. */
@RestController
class DirectoryController {
    private final ExchangeDirectory directories;
    private final Publication publication;

    DirectoryController(ExchangeDirectory directories, Publication publication) {
        this.directories = directories;
        this.publication = publication;
    }

    @GetMapping("/v1/directory")
    ResponseEntity<byte[]> directory(@RequestParam(name = "version", defaultValue = "") String version) {
        Directory directory = asked(version);
        ObjectNode receipt = publication
                .receipt(directory)
                .orElseThrow(() -> Problem.NOT_READY.exception("This version is not in the log yet. Try again."))
                .toJson();
        ObjectNode answer = CanonicalJson.object();
        answer.set("bundle", directory.bundle().toJson());
        answer.set("receipt", receipt);
        return Answers.json(200, answer);
    }

    private Directory asked(String version) {
        if (version.isEmpty()) {
            return directories.newest();
        }
        if (!version.matches("[1-9][0-9]{0,14}")) {
            throw Problem.MALFORMED.exception("A version is a number from 1 on.");
        }
        return directories
                .version(Long.parseLong(version))
                .orElseThrow(() -> Problem.NOT_FOUND.exception("There is no such version."));
    }
}

package org.kelisim.exchange.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.exchange.archive.RefusedSubmissions;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Bodies;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.exchange.web.Shares;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands out directory versions, each with the receipt of its publication, and takes parts for the next one. Readers verify
 * both; what is taken is valid by its signatures and not by its bringer.
 */
@RestController
class DirectoryController {
    /** Of what is brought in one request. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final int EACH = 2;
    private static final int ALL = 8;

    private final ExchangeDirectory directories;
    private final Publication publication;
    private final Publisher publisher;
    private final Bodies bodies;
    private final RefusedSubmissions refused;
    private final Shares underWay = new Shares(ALL, EACH, Duration.ofSeconds(5));

    DirectoryController(
            ExchangeDirectory directories,
            Publication publication,
            Publisher publisher,
            Bodies bodies,
            RefusedSubmissions refused) {
        this.directories = directories;
        this.publication = publication;
        this.publisher = publisher;
        this.bodies = bodies;
        this.refused = refused;
    }

    @GetMapping("/v1/directory")
    ResponseEntity<byte[]> directory(
            @AuthenticationPrincipal SystemCaller caller,
            @RequestParam(name = "version", defaultValue = "") String version) {
        try (Shares.Share share = underWay.take(caller.party(), 1)) {
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
    }

    private Directory asked(String version) {
        if (version.isEmpty()) {
            return directories.newestLogged();
        }
        if (!version.matches("[1-9][0-9]{0,14}")) {
            throw Problem.MALFORMED.exception("A version is a number from 1 on.");
        }
        return directories
                .version(Long.parseLong(version))
                .orElseThrow(() -> Problem.NOT_FOUND.exception("There is no such version."));
    }

    @PutMapping(path = "/v1/directory", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> publish(@AuthenticationPrincipal SystemCaller caller, HttpServletRequest request) {
        try (Shares.Share share = underWay.take(caller.party(), 1);
                Bodies.Body body = bodies.read(request, caller.party(), MAX_BYTES)) {
            Publisher.Published published = publisher.publish(parsed(body.bytes(), DirectoryController::parts));
            return Answers.json(
                    published.anew() ? 201 : 200,
                    CanonicalJson.object()
                            .put("version", published.directory().version())
                            .put("digest", published.directory().digest().hex()));
        } catch (ProblemException e) {
            if (!e.isTemporary()) {
                refused.record(caller.party(), "directory", e.word());
            }
            throw e;
        }
    }

    private static Publisher.Parts parts(ObjectNode json) {
        Fields fields = Fields.of(json);
        Optional<SignedList> list = fields.optionalTree("list").map(SignedList::parse);
        List<SignedStatement> statements = fields.optionalObjects("statements").stream()
                .flatMap(List::stream)
                .map(SignedStatement::read)
                .toList();
        fields.done();
        if (list.isEmpty() && statements.isEmpty()) {
            throw new IllegalArgumentException("there is neither a list nor a statement");
        }
        return new Publisher.Parts(list, statements);
    }

    static <T> T parsed(byte[] body, Function<ObjectNode, T> reader) {
        try {
            return reader.apply(CanonicalJson.read(body, MAX_BYTES));
        } catch (IllegalArgumentException e) {
            throw Problem.MALFORMED.exception("This is no part of a directory: " + e.getMessage() + ".");
        }
    }
}

package org.kelisim.exchange.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.kelisim.exchange.web.Answers;
import org.kelisim.exchange.web.Problem;
import org.kelisim.identity.SystemCaller;
import org.kelisim.json.CanonicalJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/feed}: the party's own events, as a page or as a stream. */
@RestController
class FeedController {
    private static final long LONGEST_WAIT = 25;

    private final Feeds feeds;
    private final FeedStreams streams;

    FeedController(Feeds feeds, FeedStreams streams) {
        this.feeds = feeds;
        this.streams = streams;
    }

    @GetMapping(path = "/v1/feed", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> page(
            @AuthenticationPrincipal SystemCaller caller,
            @RequestParam(name = "after", defaultValue = "0") String after,
            @RequestParam(name = "wait", defaultValue = "0") String wait)
            throws InterruptedException {
        Duration atMost = Duration.ofSeconds(Math.min(LONGEST_WAIT, number("wait", wait)));
        ObjectNode answer = CanonicalJson.object();
        ArrayNode entries = answer.putArray("entries");
        feeds.after(caller.party(), number("after", after), atMost).forEach(entry -> entries.add(entry.toJson()));
        answer.set("directory", feeds.newestDirectory());
        return Answers.json(200, answer);
    }

    @GetMapping(path = "/v1/feed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @AuthenticationPrincipal SystemCaller caller,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last,
            @RequestParam(name = "after", defaultValue = "0") String after,
            HttpServletResponse response) {
        long from = last.isEmpty() ? number("after", after) : number("Last-Event-ID", last);
        streams.serve(caller.party(), from, response);
    }

    private static long number(String name, String text) {
        if (!text.matches("0|[1-9][0-9]{0,11}")) {
            throw Problem.MALFORMED.exception(name + " is a number of at most 12 digits.");
        }
        return Long.parseLong(text);
    }
}

package org.kelisim.exchange.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.kelisim.exchange.web.Shares;
import org.kelisim.party.PartyCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Serves feeds as streams of server-sent events. A stream ends by itself after {@value #MINUTES} minutes, a little before
 * the caller's token does; the caller comes again with {@code Last-Event-ID} and a new token, and misses nothing.
 */
@Component
class FeedStreams {
    private static final int MINUTES = 4;
    private static final int EACH = 16;
    private static final int ALL = 256;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ALIVE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(FeedStreams.class);

    private final Feeds feeds;
    private final Shares open = new Shares(ALL, EACH, Duration.ZERO);
    private volatile boolean closing;

    FeedStreams(Feeds feeds) {
        this.feeds = feeds;
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    void serve(PartyCode party, long after, HttpServletResponse response) {
        try (Shares.Share share = open.take(party, 1)) {
            new FeedStream(response).run(party, after);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("A stream's reader has gone", e);
        }
    }

    private final class FeedStream {
        private final EventWriter out;

        FeedStream(HttpServletResponse response) throws IOException {
            out = EventWriter.begin(response);
        }

        void run(PartyCode party, long after) throws IOException, InterruptedException {
            out.event("directory", feeds.newestDirectory());
            long last = after;
            long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
            while (!closing && System.nanoTime() < end && feeds.isOpenTo(party)) {
                for (FeedEntry entry : feeds.after(party, last, LOOK)) {
                    out.event(entry.number(), "feed", entry.toJson());
                    last = entry.number();
                }
                out.keepAlive(ALIVE);
            }
        }
    }
}

package org.kelisim.exchange.feed;

import java.time.Duration;
import java.util.List;
import org.kelisim.directory.Directory;
import org.kelisim.exchange.directory.ExchangeDirectory;
import org.kelisim.exchange.log.PublishedLog;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Pages of feeds, at once or as soon as there is something. */
@Component
class Feeds {
    private final FeedReader reader;
    private final PublishedLog published;
    private final ExchangeDirectory directories;

    Feeds(FeedReader reader, PublishedLog published, ExchangeDirectory directories) {
        this.reader = reader;
        this.published = published;
        this.directories = directories;
    }

    /** Waits at most so long for the first entry. */
    List<FeedEntry> after(PartyCode party, long number, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            long size = published.size();
            List<FeedEntry> entries = reader.after(party, number);
            long left = end - System.nanoTime();
            if (!entries.isEmpty() || left <= 0) {
                return entries;
            }
            published.awaitMoreThan(size, Duration.ofNanos(left));
        }
    }

    /** Every answer names the newest directory, so that nobody works with an old one for long. */
    ObjectNode newestDirectory() {
        Directory newest = directories.newestLogged();
        return CanonicalJson.object()
                .put("version", newest.version())
                .put("digest", newest.digest().hex());
    }

    /** Whether the party still takes part. */
    boolean isOpenTo(PartyCode party) {
        return directories.takesPart(party);
    }
}

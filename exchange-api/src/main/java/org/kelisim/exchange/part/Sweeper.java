package org.kelisim.exchange.part;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.storage.DocumentStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes attachments for which no dispatch came within 25 hours. A dispatch may claim them for 24 hours only, so whatever
 * the order of things, none that was accepted loses its attachments. Any replica may do it, and twice does no harm.
 */
@Component
class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Archive archive;
    private final Parts parts;
    private final Uploads uploads;
    private final Chunks chunks;
    private final InstantSource clock;

    Sweeper(Archive archive, Parts parts, DocumentStore store, InstantSource clock) {
        this.archive = archive;
        this.parts = parts;
        this.uploads = new Uploads(store);
        this.chunks = new Chunks(store);
        this.clock = clock;
    }

    /** @return how many attempts are gone */
    int sweep() {
        Instant now = clock.instant();
        List<Attempt> over = uploads.all().stream()
                .filter(it -> it.at().plus(Attempt.SWEPT_AFTER).isBefore(now))
                .toList();
        over.forEach(this::sweep);
        if (!over.isEmpty()) {
            LOG.info("{} uploads that are over were swept", over.size());
        }
        return over.size();
    }

    private void sweep(Attempt attempt) {
        if (!parts.holds(attempt.id()) || !isClaimed(attempt.name())) {
            parts.delete(attempt.id());
            chunks.delete(attempt.id(), attempt.size());
        }
        uploads.forget(List.of(attempt.id()));
    }

    private boolean isClaimed(PartName name) {
        return archive.dispatch(name.dispatch())
                .map(dispatch -> dispatch.header().parts().stream()
                        .anyMatch(part -> part.id().equals(name.id())))
                .orElse(false);
    }
}

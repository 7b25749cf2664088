package org.kelisim.exchange.directory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryVersion;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Audience;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.log.PublishedLog;
import org.kelisim.exchange.start.StartupException;
import org.kelisim.exchange.web.Readiness;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.Receipt;

/** Publishes a directory version in the log, once, and gives out the receipt for it. */
final class Publication implements Readiness {
    private final Archive archive;
    private final PublishedLog published;
    private final ExchangeDirectory directories;
    private final InstantSource clock;

    Publication(Archive archive, PublishedLog published, ExchangeDirectory directories, InstantSource clock) {
        this.archive = archive;
        this.published = published;
        this.directories = directories;
        this.clock = clock;
    }

    /** @throws StartupException if the log began with another directory */
    void publish() {
        DirectoryBundle bundle = directories.newest().bundle();
        Event event = event(bundle.version(), clock.instant());
        Event first = archive.record(event, Audience.all(ExchangeDirectory.addressees(bundle)), Optional.empty())
                .fact()
                .leaf()
                .event();
        if (!first.fingerprint().equals(event.fingerprint())) {
            throw new StartupException(
                    "The database belongs to an exchange with another first directory. Give the root file and directory"
                            + " of that exchange, or another kelisim.exchange.database.");
        }
        try {
            directories.catchUp();
        } catch (IllegalStateException e) {
            throw new StartupException(String.valueOf(e.getMessage()));
        }
    }

    static Event event(DirectoryVersion version, Instant now) {
        return new Event(
                EventKind.DIRECTORY_PUBLISHED,
                "directory/" + version.number(),
                version.digest(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                now);
    }

    /** Empty until the version is in the log. */
    Optional<Receipt> receipt(Directory directory) {
        return published.receipt(EventId.published(directory.version()));
    }

    @Override
    public Optional<Obstacle> notReadyBecause() {
        if (directories.newest().expired(clock.instant())) {
            return Optional.of(
                    new Obstacle("directory-expired", "The members list has run out. Registrars have to renew it."));
        }
        if (published.checkpoint().isEmpty()) {
            return Optional.of(
                    new Obstacle("log-empty", "The directory is not in the log yet. Try again in a moment."));
        }
        return published.isCurrent()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "database-silent",
                        "The database does not answer. Check it; everything goes on by itself then."));
    }
}

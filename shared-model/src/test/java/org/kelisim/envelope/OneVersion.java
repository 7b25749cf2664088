package org.kelisim.envelope;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.directory.Directory;

/** A directory version that nothing came after. */
public record OneVersion(Directory directory) implements DirectoryLookup {
    @Override
    public Directory newest() {
        return directory;
    }

    @Override
    public Optional<Directory> version(long number) {
        return number == directory.version() ? Optional.of(directory) : Optional.empty();
    }

    @Override
    public Optional<Instant> replacedAt(long number) {
        return Optional.empty();
    }

    @Override
    public Optional<Directory> inForceAt(long logIndex) {
        return Optional.of(directory);
    }
}

package org.kelisim.portal.sample;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.DirectoryLookup;

/** Only the newest version, which was always in force. */
record SampleLookup(Supplier<Directory> directory) implements DirectoryLookup {
    @Override
    public Directory newest() {
        return directory.get();
    }

    @Override
    public Optional<Directory> version(long number) {
        return Optional.of(newest()).filter(it -> it.version() == number);
    }

    @Override
    public Optional<Instant> replacedAt(long number) {
        return Optional.empty();
    }

    @Override
    public Optional<Directory> inForceAt(long logIndex) {
        return Optional.of(newest());
    }
}

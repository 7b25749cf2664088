package org.kelisim.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The few directories used last; any other is had again from where it is kept. So a history of any length takes little
 * memory. Safe for many threads.
 */
public final class RecentDirectories {
    private static final int MOST = 16;

    private final Function<KnownVersion, Optional<DirectoryBundle>> kept;
    private final Map<Long, Directory> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Directory> eldest) {
            return size() > MOST;
        }
    };

    /** @param kept reads the parts of a version, which are compared with what was verified */
    public RecentDirectories(Function<KnownVersion, Optional<DirectoryBundle>> kept) {
        this.kept = kept;
    }

    /** Remembers one that was used. */
    public synchronized void add(Directory directory) {
        recent.put(directory.version(), directory);
    }

    /** The directory of a version that was verified before; empty if what was kept is gone or another. */
    public synchronized Optional<Directory> find(KnownVersion version) {
        return Optional.ofNullable(recent.get(version.number())).or(() -> {
            Optional<Directory> again = kept.apply(version).flatMap(bundle -> again(version, bundle));
            again.ifPresent(this::add);
            return again;
        });
    }

    private static Optional<Directory> again(KnownVersion version, DirectoryBundle bundle) {
        return DirectoryVerifier.again(version, bundle) instanceof DirectoryOutcome.Verified(Directory directory)
                ? Optional.of(directory)
                : Optional.empty();
    }
}

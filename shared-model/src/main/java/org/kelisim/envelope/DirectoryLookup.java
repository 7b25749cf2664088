package org.kelisim.envelope;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.directory.Directory;

/** The verified directory versions that a node or the exchange holds; a version held is never forgotten. */
public interface DirectoryLookup {
    /** The newest version. */
    Directory newest();

    Optional<Directory> version(long number);

    /** When the next version took its place; empty for the newest one and for one not known. */
    Optional<Instant> replacedAt(long number);

    /** The version with the largest publication index below this index of the log. */
    Optional<Directory> inForceAt(long logIndex);
}

package org.kelisim.client.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.text.Message;

/**
 * A directory version as people read it.
 *
 * @param published when the log published it; unknown for the first one while its receipt is not here
 * @param changes what is different from the version before, in plain words; empty for the first one
 */
public record DirectoryStep(long version, Optional<Instant> published, List<Message> changes) {
    /** Copies the list. */
    public DirectoryStep {
        changes = List.copyOf(changes);
    }
}

package org.kelisim.exchange.archive;

import java.util.Optional;
import org.kelisim.log.Leaf;
import org.kelisim.notice.Header;

/**
 * What the sequencer needs of something that happened: the leaf, and in whose feeds it goes.
 *
 * @param header of a submission
 */
public record Opening(Leaf leaf, Audience audience, Optional<Header> header) {

    public EventId id() {
        return EventId.of(leaf.event());
    }
}

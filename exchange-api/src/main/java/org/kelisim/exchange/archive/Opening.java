package org.kelisim.exchange.archive;

import org.kelisim.log.Leaf;

/** What the sequencer needs of something that happened: the leaf, and in whose feeds it goes. */
public record Opening(Leaf leaf, Audience audience) {

    public EventId id() {
        return EventId.of(leaf.event());
    }
}

package org.kelisim.exchange.web;

import java.util.Optional;

/** Something that must be in order before the exchange takes dispatches. */
public interface Readiness {
    /**
     * What is in the way.
     *
     * @param word for programs
     * @param sentence for the operator
     */
    record Obstacle(String word, String sentence) {}

    /** Why it is not; empty if it is. */
    Optional<Obstacle> notReadyBecause();
}

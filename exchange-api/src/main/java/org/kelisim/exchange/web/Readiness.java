package org.kelisim.exchange.web;

import java.util.Optional;

/** Something that must be in order before the exchange takes dispatches. */
public interface Readiness {
    /** Why it is not, in a sentence for the operator; empty if it is. */
    Optional<String> notReadyBecause();
}

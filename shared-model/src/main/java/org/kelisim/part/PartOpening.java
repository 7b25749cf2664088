package org.kelisim.part;

import org.kelisim.notice.PartDescription;

/** What comes of {@link PartOpener#open}. */
public sealed interface PartOpening {
    /** Whole and as the notice describes it. */
    record Opened(PartDescription description) implements PartOpening {}

    /** Not whole, or not what the notice describes; what was written is to be thrown away. */
    record Refused(PartRefusal reason) implements PartOpening {}
}

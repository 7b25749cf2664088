package org.kelisim.part;

import org.kelisim.envelope.SealedPart;

/** What comes of {@link PartSealer#seal}. */
public sealed interface PartSealing {
    /** Sealed; all its bytes were written. */
    record Sealed(SealedPart part) implements PartSealing {}

    /** Not sealed; what was written is to be thrown away. */
    record Refused(PartRefusal reason) implements PartSealing {}
}

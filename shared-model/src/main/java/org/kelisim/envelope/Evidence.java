package org.kelisim.envelope;

import java.util.List;
import org.kelisim.log.Receipt;

/** What shows that a dispatch went through the exchange, so that nobody can later deny having let it pass. */
public sealed interface Evidence {
    /** The receipts that came with it; one must prove {@code submitted}, none {@code refused}. */
    record Logged(List<Receipt> receipts) implements Evidence {
        public Logged {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * Explicit permission to open without any receipt, for a file handed over by other means. Then nothing shows when it
     * was accepted, and the newest directory stands in for the one in force.
     */
    record UnloggedPermitted() implements Evidence {}
}

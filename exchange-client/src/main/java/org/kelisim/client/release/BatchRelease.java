package org.kelisim.client.release;

import java.util.List;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;

/** What came of releasing several notices under one confirmation. */
public sealed interface BatchRelease {
    /** A notice and the digest of what was shown of it. */
    record Seen(DispatchId id, Digest digest) {}

    /** What came of one of them. */
    record Outcome(DispatchId id, Release release) {}

    /** Each was tried, in the order asked for; what was not released waits as before. */
    record Done(List<Outcome> outcomes) implements BatchRelease {
        /** Copies the list. */
        public Done {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** The PIN was given too long ago: ask for it and release again; nothing was released. */
    record ConfirmationNeeded() implements BatchRelease {}

    /** Nothing was released. */
    record Refused(Message reason) implements BatchRelease {}
}

package org.kelisim.client.attachment;

import org.kelisim.client.text.Message;
import org.kelisim.notice.PartDescription;

/** What came of fetching and opening an attachment. */
public sealed interface Fetch {
    /** Whole, and what the officers approved. */
    record Whole(PartDescription description) implements Fetch {}

    /** Not whole: what was written is to be thrown away. */
    record Failed(Message reason) implements Fetch {}
}

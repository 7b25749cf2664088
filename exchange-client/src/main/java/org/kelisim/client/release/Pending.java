package org.kelisim.client.release;

import java.time.Instant;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;

/**
 * A frozen notice that waits for a releasing officer.
 *
 * @param digest what the releasing officer hands back to say: this is what I saw
 * @param opened whether the officer who asks has opened it, as it is now, since the node started
 * @param mine written by the officer who asks, now or before, who therefore cannot release it
 * @param approved whether the author's approval still counts; else it can only be sent back or taken over
 */
public record Pending(
        Notice notice,
        Digest digest,
        String author,
        String authorName,
        Instant handedOverAt,
        boolean mine,
        boolean approved,
        boolean opened) {
    public DispatchId id() {
        return notice.id();
    }
}

package org.kelisim.client.draft;

import org.kelisim.notice.DispatchId;

/** What hangs on drafts. Who needs both, takes these first and the drafts within: else two could wait for each other. */
public interface DraftFiles {
    /** Does something while nothing is attached and nothing removed. */
    void alone(Runnable work);

    /** Lets go of all that hangs on a draft. */
    void drop(DispatchId draft);
}

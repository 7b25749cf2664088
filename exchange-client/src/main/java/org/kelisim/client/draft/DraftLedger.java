package org.kelisim.client.draft;

import java.util.List;
import java.util.Optional;
import org.kelisim.notice.DispatchId;

/** All drafts of the party, for the desk, which has made its own checks of who asks. */
public interface DraftLedger {
    Optional<Draft> find(DispatchId id);

    List<Draft> all();

    /** Stores it as it is, in place of an older one. */
    Draft put(Draft draft);

    void remove(DispatchId id);
}

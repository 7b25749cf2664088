package org.kelisim.exchange.web;

import org.kelisim.identity.SystemCaller;
import org.kelisim.notice.DispatchId;

/** Ids under which a party may send. */
public final class OwnDispatch {
    private OwnDispatch() {}

    /**
     * Another party's prefix is refused before anything is looked up, so the answer says nothing about what exists.
     *
     * @throws ProblemException if it is no id, or another party's
     */
    public static DispatchId id(SystemCaller caller, String text) {
        if (!text.startsWith(caller.party() + "-")) {
            throw Problem.FOREIGN_ID.exception("Your dispatches have ids that begin with " + caller.party() + "-.");
        }
        try {
            return DispatchId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.MALFORMED.exception("This is no id of a dispatch: " + e.getMessage());
        }
    }
}

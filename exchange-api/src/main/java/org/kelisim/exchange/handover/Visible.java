package org.kelisim.exchange.handover;

import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.exchange.archive.StoredDispatch;
import org.kelisim.exchange.log.LoggedEvents;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.identity.SystemCaller;
import org.kelisim.notice.DispatchId;
import org.springframework.stereotype.Component;

/**
 * Finds the dispatch that a caller may see: the sender's party at once, a recipient's once its submission is logged, since
 * nobody may open what has no receipt. For all others there is nothing, in the same words as if there were nothing.
 */
@Component
public class Visible {
    private final Archive archive;
    private final LoggedEvents logged;

    Visible(Archive archive, LoggedEvents logged) {
        this.archive = archive;
        this.logged = logged;
    }

    /** @throws ProblemException if there is none for this caller */
    public StoredDispatch require(SystemCaller caller, String id) {
        StoredDispatch dispatch = archive.dispatch(parse(id)).orElseThrow(Visible::nothing);
        FeedRole role = dispatch.audience().roles().get(caller.party());
        if (role == null) {
            throw nothing();
        }
        if (role == FeedRole.RECIPIENT
                && logged.find(EventId.submitted(dispatch.id())).isEmpty()) {
            throw nothing();
        }
        return dispatch;
    }

    private static DispatchId parse(String id) {
        try {
            return DispatchId.parse(id);
        } catch (IllegalArgumentException e) {
            throw nothing();
        }
    }

    private static ProblemException nothing() {
        return Problem.NOT_FOUND.exception("There is no dispatch with this id for your party.");
    }
}

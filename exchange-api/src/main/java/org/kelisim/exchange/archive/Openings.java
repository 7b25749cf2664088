package org.kelisim.exchange.archive;

import java.util.Optional;
import org.bson.Document;
import org.kelisim.notice.Header;
import org.kelisim.storage.DocumentStore;

/** Finds what an event id stands for: the submission in its dispatch, everything else among the facts. */
public final class Openings {
    private final DocumentStore store;

    public Openings(DocumentStore store) {
        this.store = store;
    }

    /** Empty if nothing is kept under it, or not yet at a majority. */
    public Optional<Opening> find(EventId id) {
        return id.isSubmission()
                ? store.find(Archive.DISPATCHES, id.dispatch()).map(Openings::submission)
                : store.find(Archive.FACTS, id.text()).map(Fact::read).map(Openings::fact);
    }

    private static Opening submission(Document dispatch) {
        Header header = Stored.header(dispatch);
        return new Opening(Stored.leaf(dispatch), Audience.of(header), Optional.of(header));
    }

    private static Opening fact(Fact fact) {
        return new Opening(fact.leaf(), fact.audience(), Optional.empty());
    }
}

package org.kelisim.exchange.part;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kelisim.exchange.web.Problem;
import org.kelisim.notice.Header;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.OutcomeUnknownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The attachments that are wholly here; the insert of their document commits them. */
@Component
public class Parts {
    private static final String COLLECTION = "parts";
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final DocumentStore store;
    private final Uploads uploads;

    Parts(DocumentStore store) {
        this.store = store;
        this.uploads = new Uploads(store);
    }

    /**
     * Looks that each attachment is wholly here, of the size in the header and not about to be swept.
     *
     * @throws org.kelisim.exchange.web.ProblemException if one is not
     */
    public void requireAll(Header header, Instant now) {
        for (Header.SealedPart part : header.parts()) {
            PartName name = new PartName(header.id(), part.id());
            if (find(name, it -> it.size() == part.size() && it.isFresh(now)).isEmpty()) {
                throw Problem.REFUSED.because(
                        "parts-missing",
                        "The attachment %s is not here, or has waited for more than 24 hours. Upload it and submit again."
                                .formatted(part.id()));
            }
        }
    }

    /** The dispatch is kept: its attachments no longer wait. If this fails the sweeper finds out by itself. */
    public void claimed(Header header) {
        if (header.parts().isEmpty()) {
            return;
        }
        try {
            List<String> attempts = new ArrayList<>();
            for (Header.SealedPart part : header.parts()) {
                find(new PartName(header.id(), part.id()), it -> true).ifPresent(it -> attempts.add(it.attempt()));
            }
            uploads.forget(attempts);
        } catch (OutcomeUnknownException e) {
            LOG.info("That attachments were claimed is not noted; the sweeper does it");
        }
    }

    Optional<StoredPart> find(PartName name, Predicate<StoredPart> which) {
        var found = store.findAll(COLLECTION, name.attempts());
        return name.attempts().stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(StoredPart::read)
                .filter(which)
                .findFirst();
    }

    void commit(Attempt attempt) {
        store.insert(COLLECTION, new StoredPart(attempt.id(), attempt.size(), attempt.at()).toBson());
    }

    boolean holds(String attempt) {
        return store.find(COLLECTION, attempt).isPresent();
    }

    void delete(String attempt) {
        store.delete(COLLECTION, attempt);
    }
}

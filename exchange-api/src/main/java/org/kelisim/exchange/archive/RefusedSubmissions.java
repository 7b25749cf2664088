package org.kelisim.exchange.archive;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.Change;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Insertion;
import org.kelisim.storage.OutcomeUnknownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Remembers of what was refused to each party the last {@value #EACH}: under which id, why, when. Places are used in
 * turn, so that nobody can fill the database with refusals.
 */
@Component
public class RefusedSubmissions {
    static final String COLLECTION = "refusals";
    static final int EACH = 256;
    private static final int MAX_ID = 60;
    private static final Logger LOG = LoggerFactory.getLogger(RefusedSubmissions.class);

    private final DocumentStore store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Map<PartyCode, AtomicInteger> turns = new ConcurrentHashMap<>();

    RefusedSubmissions(DocumentStore store, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** @param id as the caller wrote it, or {@code directory} for parts of one */
    public void record(PartyCode party, String id, String reason) {
        int turn = turns.computeIfAbsent(party, code -> new AtomicInteger(random.nextInt(EACH)))
                .getAndIncrement();
        String place = String.format(Locale.ROOT, "%s/%03d", party, Math.floorMod(turn, EACH));
        String asked = id.substring(0, Math.min(MAX_ID, id.length()));
        Date at = Date.from(clock.instant());
        try {
            Document document = new Document("_id", place)
                    .append("dispatch", asked)
                    .append("reason", reason)
                    .append("at", at);
            if (store.insert(COLLECTION, document) == Insertion.EXISTS) {
                store.update(
                        COLLECTION,
                        place,
                        Change.set("dispatch", asked).andSet("reason", reason).andSet("at", at));
            }
        } catch (OutcomeUnknownException e) {
            LOG.warn("A refused submission of {} could not be recorded: {}", party, reason);
        }
    }
}

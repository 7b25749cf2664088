package org.kelisim.exchange.archive;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.kelisim.storage.DocumentStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sequencer where to look, before there is anything to find: whatever is kept has an intent, though an intent
 * may lead to nothing. Each attempt has one of its own, so that a second attempt mends a first one that died half way.
 *
 * <p>An intent that leads to nothing for long is parked: looked at rarely, and given up after a month.
 */
public final class Intents {
    private static final String WAITING = "intents";
    private static final String PARKED = "parked";
    private static final int ATTEMPT = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Intents.class);

    private final Set<String> passedOver = ConcurrentHashMap.newKeySet();
    private final DocumentStore store;
    private final SecureRandom random;
    private final InstantSource clock;

    public Intents(DocumentStore store, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    void announce(EventId event) {
        byte[] attempt = new byte[ATTEMPT];
        random.nextBytes(attempt);
        String id = event.text() + "/" + HexFormat.of().formatHex(attempt);
        store.insert(WAITING, new Intent(id, event, clock.instant()).toBson());
    }

    /** Some that wait, in no particular order. */
    public List<Intent> waiting(int limit) {
        return readable(store.scan(WAITING, limit));
    }

    /** Some that were parked. */
    public List<Intent> parked(int limit) {
        return readable(store.scan(PARKED, limit));
    }

    /** One that is none of ours leads to nothing, and must not keep the sequencer from all others. */
    private List<Intent> readable(List<Document> documents) {
        List<Intent> intents = new ArrayList<>();
        for (Document document : documents) {
            try {
                intents.add(Intent.read(document));
            } catch (DamagedException e) {
                if (passedOver.add(String.valueOf(document.get("_id")))) {
                    LOG.error("Passed over: {}", e.getMessage());
                }
            }
        }
        return intents;
    }

    /** Done with: their events are logged. */
    public void done(Collection<Intent> intents) {
        store.deleteAll(WAITING, intents.stream().map(Intent::id).toList());
    }

    /** Done with among the parked ones: logged meanwhile, or too old. */
    public void giveUp(Collection<Intent> intents) {
        store.deleteAll(PARKED, intents.stream().map(Intent::id).toList());
    }

    /** Takes it out of the way; it is never in neither place. */
    public void park(Intent intent) {
        store.insert(PARKED, intent.toBson());
        done(List.of(intent));
    }

    /** Back among those that wait: there is something to find after all. */
    public void unpark(Intent intent) {
        store.insert(WAITING, intent.toBson());
        giveUp(List.of(intent));
    }
}

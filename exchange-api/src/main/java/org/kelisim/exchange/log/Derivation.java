package org.kelisim.exchange.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Opening;
import org.kelisim.exchange.archive.Openings;
import org.kelisim.log.MerkleTree.FullTile;
import org.kelisim.storage.DocumentStore;

/**
 * Stores what follows from a batch. All of it is derived and only ever inserted or raised, so that it can be done again
 * by anyone, also by two at the same time.
 *
 * <p>The order matters to readers: an event before the feeds that name it, and all of it before the batch counts as
 * applied.
 */
final class Derivation {
    private final DocumentStore store;
    private final Batches batches;
    private final Tiles tiles;
    private final LoggedEvents logged;
    private final Openings openings;
    private final LateRefusals refusals;

    Derivation(
            DocumentStore store,
            Batches batches,
            Tiles tiles,
            LoggedEvents logged,
            Openings openings,
            LateRefusals refusals) {
        this.store = store;
        this.batches = batches;
        this.tiles = tiles;
        this.logged = logged;
        this.openings = openings;
        this.refusals = refusals;
    }

    /** @param known openings that the caller has at hand; others are looked up */
    void apply(Batch batch, List<FullTile> full, Map<EventId, Opening> known) {
        List<Logged> events = new ArrayList<>();
        List<Document> feeds = new ArrayList<>();
        List<LateRefusals.Placed> placed = new ArrayList<>();
        for (Batch.Entry entry : batch.entries()) {
            long index = batch.first() + events.size();
            Optional<Opening> opening = opening(entry, known);
            events.add(new Logged(entry.event(), index, opening.map(Opening::leaf)));
            opening.ifPresent(it -> placed.add(new LateRefusals.Placed(it, index)));
            for (Batch.Share share : entry.shares()) {
                feeds.add(new FeedDocument(share.party(), share.number(), entry.event(), index, share.role()).toBson());
            }
        }
        logged.save(events);
        if (!feeds.isEmpty()) {
            store.insertAll(FeedDocument.COLLECTION, feeds);
        }
        tiles.save(full);
        refusals.judge(placed);
        batches.raiseApplied(batch.number());
    }

    private Optional<Opening> opening(Batch.Entry entry, Map<EventId, Opening> known) {
        Optional<Opening> opening =
                Optional.ofNullable(known.get(entry.event())).or(() -> openings.find(entry.event()));
        if (opening.isPresent() && !opening.get().leaf().entry().equals(entry.leaf())) {
            throw new IllegalStateException("What is stored of " + entry.event() + " is not what was logged");
        }
        return opening;
    }
}

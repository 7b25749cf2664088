package org.kelisim.exchange.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.kelisim.exchange.archive.Intents;
import org.kelisim.exchange.archive.Opening;
import org.kelisim.exchange.archive.Openings;
import org.kelisim.log.EventKind;
import org.kelisim.storage.DocumentStore;

/**
 * Puts events in order. Any number may run at the same time on one database: the insert of a batch under the next number
 * decides, everything before it can be given up, and everything after it can be done again by anyone. Not safe for use
 * by several threads.
 *
 * <p>Whatever is thrown may have left this one behind what is stored: {@link #forget} and go on.
 */
final class Sequencer {
    private final Batches batches;
    private final Tiles tiles;
    private final Candidates candidates;
    private final Derivation derivation;
    private final Intents intents;
    private final Everybody everybody;
    private Optional<Position> position = Optional.empty();

    /** What one step did. */
    enum Step {
        /** Nothing waited. */
        IDLE,
        /** A batch took all that waited. */
        MOVED,
        /** A full batch was added, or one that another had left half done was completed: go on at once. */
        MORE,
        /** Another sequencer was first; it is at work. */
        OVERTAKEN
    }

    /**
     * @param everybody the parties that events open to all go to
     * @param refusals what follows when a submission may not stand where it is logged
     */
    Sequencer(DocumentStore store, Intents intents, Everybody everybody, LateRefusals refusals, LongSupplier nanoTime) {
        Openings openings = new Openings(store);
        LoggedEvents logged = new LoggedEvents(store);
        this.batches = new Batches(store);
        this.tiles = new Tiles(store);
        this.candidates = new Candidates(intents, openings, logged, nanoTime);
        this.derivation = new Derivation(store, batches, tiles, logged, openings, refusals);
        this.intents = intents;
        this.everybody = everybody;
    }

    Step step() {
        Position at = position.orElseGet(this::restore);
        position = Optional.of(at);
        Optional<Batch> unfinished = batches.find(at.batch() + 1);
        if (unfinished.isPresent()) {
            derivation.apply(unfinished.get(), at.advance(unfinished.get()), Map.of());
            return Step.MORE;
        }
        Candidates.Next next = candidates.next();
        List<Opening> openings = beginning(at, next);
        if (openings.isEmpty()) {
            return Step.IDLE;
        }
        Position.Drafted drafted =
                at.draft(openings, everybody.parties(), UUID.randomUUID().toString());
        if (!batches.commit(drafted.batch())) {
            forget();
            return Step.OVERTAKEN;
        }
        derivation.apply(drafted.batch(), drafted.tiles(), next.openings());
        intents.done(next.intents().stream()
                .filter(intent -> drafted.batch().contains(intent.event()))
                .toList());
        return openings.size() == Batch.MOST ? Step.MORE : Step.MOVED;
    }

    /** Starts afresh with the next step, from what is stored then. */
    void forget() {
        position = Optional.empty();
    }

    private Position restore() {
        return Position.after(batches.applied(), batches, tiles);
    }

    /** The first leaf of a log is the publication of the first directory: everything later is judged by one. */
    private static List<Opening> beginning(Position at, Candidates.Next next) {
        List<Opening> all = List.copyOf(next.openings().values());
        return at.size() > 0
                ? all
                : all.stream()
                        .filter(opening -> opening.leaf().event().kind() == EventKind.DIRECTORY_PUBLISHED)
                        .limit(1)
                        .toList();
    }
}

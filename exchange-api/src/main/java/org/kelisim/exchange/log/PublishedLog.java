package org.kelisim.exchange.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.log.Checkpoint;
import org.kelisim.log.InclusionProof;
import org.kelisim.log.Leaf;
import org.kelisim.log.NoteSigner;
import org.kelisim.log.Receipt;
import org.kelisim.log.SignedNote;
import org.kelisim.log.TlogProof;
import org.kelisim.storage.DocumentStore;

/**
 * The log as this replica shows it: it follows the applied batches, whoever made them, recomputes the root of each, and
 * signs the newest. So a tree that is not the continuation of the one before is never signed here.
 */
public final class PublishedLog {
    private static final int AT_ONCE = 32;
    private static final Duration CURRENT = Duration.ofSeconds(5);

    private final Batches batches;
    private final Tiles tiles;
    private final LoggedEvents logged;
    private final NoteSigner signer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private Optional<Position> position = Optional.empty();
    private Optional<SignedNote> checkpoint = Optional.empty();
    private volatile long followedAt = System.nanoTime();

    public PublishedLog(DocumentStore store, NoteSigner signer) {
        this.batches = new Batches(store);
        this.tiles = new Tiles(store);
        this.logged = new LoggedEvents(store);
        this.signer = signer;
    }

    /** Follows up to the newest applied batch. */
    public void catchUp() {
        lock.lock();
        try {
            long applied = batches.applied();
            followedAt = System.nanoTime();
            Position at = position.orElseGet(() -> Position.after(applied, batches, tiles));
            if (position.isPresent() && at.batch() >= applied) {
                return;
            }
            advance(at, applied);
            position = Optional.of(at);
            checkpoint = Optional.of(new Checkpoint(signer.key().name(), at.size(), at.root()).sign(signer));
            grown.signalAll();
        } catch (RuntimeException e) {
            position = Optional.empty(); // it may be ahead of the checkpoint
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void advance(Position at, long applied) {
        while (at.batch() < applied) {
            batches.between(at.batch() + 1, Math.min(applied, at.batch() + AT_ONCE))
                    .forEach(at::advance);
        }
    }

    /** The newest checkpoint; empty before the first leaf. */
    public Optional<SignedNote> checkpoint() {
        lock.lock();
        try {
            return position.filter(at -> at.size() > 0).flatMap(at -> checkpoint);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it could be followed within the last 5 s. */
    public boolean isCurrent() {
        return System.nanoTime() - followedAt < CURRENT.toNanos();
    }

    /** Leaves of the tree that is shown. */
    public long size() {
        lock.lock();
        try {
            return position.map(Position::size).orElse(0L);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log has more leaves than that, at most so long. */
    public void awaitMoreThan(long size, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMost.toNanos();
            while (size() <= size && nanos > 0) {
                nanos = grown.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The receipt of an event under the newest checkpoint; empty while it is not logged, and once it was erased. */
    public Optional<Receipt> receipt(EventId event) {
        return receipts(List.of(event)).stream().findFirst();
    }

    /** The receipts of those that are logged, in the order given. */
    public List<Receipt> receipts(List<EventId> events) {
        var found = logged.findAll(events);
        var wanted = events.stream()
                .flatMap(event -> Optional.ofNullable(found.get(event)).stream())
                .toList();
        if (wanted.stream().anyMatch(event -> event.index() >= size())) {
            catchUp();
        }
        return wanted.stream().flatMap(event -> receipt(event).stream()).toList();
    }

    private Optional<Receipt> receipt(Logged event) {
        return event.opening().flatMap(leaf -> receipt(event.index(), leaf));
    }

    private Optional<Receipt> receipt(long index, Leaf leaf) {
        lock.lock();
        try {
            return position.filter(at -> index < at.size()).map(at -> {
                InclusionProof proof = InclusionProof.make(at.tree().with(tiles), index, at.size());
                return new Receipt(leaf, TlogProof.of(proof, checkpoint.orElseThrow()));
            });
        } finally {
            lock.unlock();
        }
    }
}

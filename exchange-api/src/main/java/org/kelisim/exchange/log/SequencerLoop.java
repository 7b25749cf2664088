package org.kelisim.exchange.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the sequencer while this replica holds the lease, and follows the log in any case, on a thread of its own. */
final class SequencerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SequencerLoop.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration FOLLOW = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Lease lease;
    private final Sequencer sequencer;
    private final ParkedIntents parked;
    private final PublishedLog published;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private long followedAt = System.nanoTime();
    private long triedParkedAt = System.nanoTime();
    private boolean failing;

    SequencerLoop(Lease lease, Sequencer sequencer, ParkedIntents parked, PublishedLog published, InstantSource clock) {
        this.lease = lease;
        this.sequencer = sequencer;
        this.parked = parked;
        this.published = published;
        this.clock = clock;
    }

    /** Goes on until {@link #stop}. A thread at work with the database is not interrupted: it would not know what it did. */
    @Override
    public void run() {
        Duration pause = Duration.ZERO;
        while (!stopped(pause)) {
            pause = turn();
        }
        release();
    }

    void stop() {
        stop.countDown();
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private Duration turn() {
        try {
            Duration pause = lease.held() ? sequence() : follow(FOLLOW);
            failing = false;
            return pause;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("Events cannot be put in order at present; it is tried again every second", e);
            }
            failing = true;
            sequencer.forget();
            return AFTER_FAILURE;
        }
    }

    /** A tick's pause lets events gather: each batch costs the database the same, however many are in it. */
    private Duration sequence() {
        Sequencer.Step step = sequencer.step();
        if (step == Sequencer.Step.MOVED || step == Sequencer.Step.MORE) {
            published.catchUp();
            return step == Sequencer.Step.MORE ? Duration.ZERO : TICK;
        }
        long now = System.nanoTime();
        if (now - triedParkedAt > ParkedIntents.EVERY.toNanos()) {
            triedParkedAt = now;
            parked.tryAgain(clock.instant());
        }
        return follow(TICK);
    }

    private Duration follow(Duration pause) {
        long now = System.nanoTime();
        if (now - followedAt > FOLLOW.toNanos() || pause.equals(FOLLOW)) {
            followedAt = now;
            published.catchUp();
        }
        return pause;
    }

    private void release() {
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.info("The lease could not be given back; another replica takes it in two seconds");
        }
    }
}

package org.kelisim.storage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a user of a {@link MemoryStore} at one step, or leaves that one without an answer. Counts from 1. A run whose
 * {@link #happened()} stays false had fewer steps: the last one of a series.
 */
public final class Interruption implements Steps {
    private final int at;
    private final boolean applied;
    private final boolean forGood;
    private final AtomicInteger count = new AtomicInteger();
    private volatile Optional<Step> unanswered = Optional.empty();

    private Interruption(int at, boolean applied, boolean forGood) {
        if (at < 1) {
            throw new IllegalArgumentException("Steps count from 1");
        }
        this.at = at;
        this.applied = applied;
        this.forGood = forGood;
    }

    /** The process dies just before step k: neither that one nor any later one happens. */
    public static Interruption haltBefore(int k) {
        return new Interruption(k, false, true);
    }

    /** The process dies after step k was carried out and before it learns that. */
    public static Interruption haltAfter(int k) {
        return new Interruption(k, true, true);
    }

    /** Step k is not carried out, its outcome unknown; the process lives on. */
    public static Interruption unknownBefore(int k) {
        return new Interruption(k, false, false);
    }

    /** Step k is carried out, its outcome unknown; the process lives on. */
    public static Interruption unknownAfter(int k) {
        return new Interruption(k, true, false);
    }

    /** Whether the step came. */
    public boolean happened() {
        return count.get() >= at;
    }

    @Override
    public void before(Step step) {
        int now = count.incrementAndGet();
        if (now > at && forGood || now == at && !applied) {
            interrupt(step);
        }
        if (now == at) {
            unanswered = Optional.of(step);
        }
    }

    @Override
    public void after(Step step) {
        boolean hit = unanswered.filter(step::equals).isPresent();
        if (hit) {
            unanswered = Optional.empty();
        }
        if (hit || forGood && happened()) {
            interrupt(step);
        }
    }

    private void interrupt(Step step) {
        if (forGood) {
            throw new Halted(step);
        }
        throw new OutcomeUnknownException("Interrupted " + (applied ? "after " : "before ") + step);
    }

    /** An error, so that nothing under test that catches exceptions lives on after its end. */
    public static final class Halted extends Error {
        private static final long serialVersionUID = 1L;

        Halted(Step step) {
            super("Halted at " + step);
        }
    }
}

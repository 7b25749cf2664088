package org.kelisim.identity.caller;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Remembers proofs in this process, at most {@value #CAPACITY}: some 100 MB and 16,000 requests a second. When
 * it is full it refuses rather than forget.
 */
public final class InMemoryReplayGuard implements ProofReplayGuard {

    private static final int CAPACITY = 1_000_000;

    private record Use(String proof, Instant until) {}

    private final Clock clock;
    private final Set<String> seen = new HashSet<>();
    private final Queue<Use> oldestFirst = new ArrayDeque<>();

    /** @param clock says when a proof may be forgotten */
    public InMemoryReplayGuard(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean firstUse(String proof, Instant until) {
        Instant now = clock.instant();
        // Ends come almost in order: one that waits behind a later end is kept a little longer, never less.
        for (Use use = oldestFirst.peek(); use != null && use.until().isBefore(now); use = oldestFirst.peek()) {
            oldestFirst.remove();
            seen.remove(use.proof());
        }
        if (seen.size() >= CAPACITY) {
            throw new IllegalStateException("too many proofs within a minute");
        }
        boolean first = seen.add(proof);
        if (first) {
            oldestFirst.add(new Use(proof, until));
        }
        return first;
    }
}

package org.kelisim.exchange.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kelisim.party.PartyCode;

/**
 * Something that there is only so much of: each party may hold a part of it at a time, so that none can keep the others out
 * by being slow.
 */
public final class Shares {
    private final Semaphore all;
    private final int each;
    private final Duration patience;
    private final Map<PartyCode, Semaphore> parties = new ConcurrentHashMap<>();

    /** A part that somebody holds; to be closed once, when it is not needed any more. */
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param all that there is for everybody together
     * @param each that one party may hold
     * @param patience how long a request waits for its share
     */
    public Shares(int all, int each, Duration patience) {
        this.all = new Semaphore(all);
        this.each = each;
        this.patience = patience;
    }

    /** @throws ProblemException if the party holds all that it may, or everybody together does */
    public Share take(PartyCode party, int amount) {
        Semaphore own = parties.computeIfAbsent(party, code -> new Semaphore(each));
        if (!acquired(own, amount)) {
            throw Problem.TOO_MANY_REQUESTS.exception(
                    "Your party does too much at once here. Let something end first.");
        }
        if (!acquired(all, amount)) {
            own.release(amount);
            throw Problem.NOT_READY.exception("The exchange is busy. Send the same again in a moment.");
        }
        return () -> {
            all.release(amount);
            own.release(amount);
        };
    }

    private boolean acquired(Semaphore semaphore, int amount) {
        try {
            return semaphore.tryAcquire(amount, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

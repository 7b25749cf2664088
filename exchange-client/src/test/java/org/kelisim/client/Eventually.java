package org.kelisim.client;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for a condition, twenty seconds at most. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Eventually() {}

    public static void eventually(ThrowingCallable assertion) {
        Instant end = Instant.now().plus(LONGEST);
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable e) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("not within " + LONGEST, e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

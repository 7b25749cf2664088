package org.kelisim.exchange.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Starts the loop with the application and ends it before the database is closed. */
final class SequencerRunner implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SequencerLoop loop;
    private volatile @Nullable Thread thread;

    SequencerRunner(SequencerLoop loop) {
        this.loop = loop;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("sequencer").daemon().start(loop);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            loop.stop();
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Before the web server starts and after it has ended, so that requests under way get their receipts. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

package org.kelisim.exchange.part;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kelisim.storage.OutcomeUnknownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the sweeper look every ten minutes. */
@Component
class SweeperRunner implements SmartLifecycle {
    private static final long MINUTES = 10;
    private static final Logger LOG = LoggerFactory.getLogger(SweeperRunner.class);

    private final Sweeper sweeper;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("part-sweeper").daemon().factory());
    private volatile boolean running;

    SweeperRunner(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Override
    public void start() {
        running = true;
        var unused = timer.scheduleWithFixedDelay(this::sweep, 1, MINUTES, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            sweeper.sweep();
        } catch (OutcomeUnknownException e) {
            LOG.info("Sweeping goes on in ten minutes: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Sweeping failed", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package org.kelisim.exchange.directory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether another replica has accepted a version, so that all judge by the same one. */
final class DirectoryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);
    private static final int PAUSE_MILLIS = 500;

    private final ExchangeDirectory directories;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("directory").factory());
    private boolean failing;

    DirectoryWatch(ExchangeDirectory directories) {
        this.directories = directories;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            directories.catchUp();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("The directory cannot be followed at present; nothing is accepted after 30 seconds of it", e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package org.kelisim.client.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.kelisim.notice.DispatchId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries tasks again and again, each with a longer pause up to a minute, until there is nothing more to do. One dispatch
 * is never in two hands at once.
 */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int THREADS = 4;
    private static final long LONGEST_SECONDS = 60;

    private final ScheduledThreadPoolExecutor executor;
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();

    /** @param name of the threads */
    public Courier(String name) {
        this.executor = new ScheduledThreadPoolExecutor(
                THREADS, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Does the step now and, as long as it asks for it, again. A task of the same name that waits is started at once
     * instead.
     *
     * @param step when to be called again at the earliest, or nothing when it is done; may throw
     */
    public void start(String name, DispatchId id, Function<DispatchId, Optional<Duration>> step) {
        tasks.computeIfAbsent(name + "/" + id, key -> new Task(key, id, step)).hurry();
    }

    /** Waits until nothing is left to do, at most so long; whether that is so. */
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (tasks) {
            long left = atMost.toMillis();
            while (!tasks.isEmpty() && left > 0) {
                tasks.wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
            return tasks.isEmpty();
        }
    }

    private void finished(String key) {
        synchronized (tasks) {
            tasks.remove(key);
            tasks.notifyAll();
        }
    }

    private final class Task {
        private final String key;
        private final DispatchId id;
        private final Function<DispatchId, Optional<Duration>> step;
        private int failures;
        private boolean running;
        private boolean again;
        private java.util.concurrent.@org.jspecify.annotations.Nullable ScheduledFuture<?> waiting;

        Task(String key, DispatchId id, Function<DispatchId, Optional<Duration>> step) {
            this.key = key;
            this.id = id;
            this.step = step;
        }

        synchronized void hurry() {
            if (running) {
                again = true;
                return;
            }
            Optional.ofNullable(waiting).ifPresent(it -> it.cancel(false));
            schedule(Duration.ZERO);
        }

        private void schedule(Duration pause) {
            try {
                waiting = executor.schedule(this::run, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                finished(key); // closing; the store knows what is left to do
            }
        }

        private void run() {
            synchronized (this) {
                if (running) {
                    again = true;
                    return;
                }
                running = true;
                again = false;
            }
            Optional<Duration> next = attempt();
            synchronized (this) {
                running = false;
                if (again) {
                    schedule(Duration.ZERO);
                } else if (next.isPresent()) {
                    schedule(next.get());
                } else {
                    finished(key);
                }
            }
        }

        private Optional<Duration> attempt() {
            try {
                Optional<Duration> asked = step.apply(id);
                failures = asked.isPresent() ? failures + 1 : 0;
                return asked.map(this::backedOff);
            } catch (RuntimeException e) {
                LOG.warn("{}: tried again after {}", key, e.toString());
                failures++;
                return Optional.of(backedOff(Duration.ofSeconds(1)));
            }
        }

        private Duration backedOff(Duration asked) {
            if (asked.isZero()) {
                return asked;
            }
            long seconds = Math.min(LONGEST_SECONDS, 1L << Math.min(failures - 1, 10));
            Duration longer = asked.toSeconds() > seconds ? asked : Duration.ofSeconds(seconds);
            return longer.plusMillis(ThreadLocalRandom.current().nextLong(1 + longer.toMillis() / 5));
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A request is still under way while the node closes; it will be sent again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

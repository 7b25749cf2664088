package org.kelisim.client.node;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.api.FeedEntry;
import org.kelisim.client.api.FeedPage;
import org.kelisim.client.api.FeedStream;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the party's feed: pages until it has caught up, then server-sent events; after a break it goes on behind the
 * last entry that was handled. An entry counts as handled once what follows from it is in the store, so none is lost;
 * one may be handled twice.
 */
final class FeedFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedFollower.class);
    private static final String CURSOR = "feed";
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final long LONGEST_PAUSE_SECONDS = 60;

    private final ExchangeClient exchange;
    private final NodeStore store;
    private final Consumer<FeedEntry> handler;
    private final Consumer<FeedPage> pages;
    private final Consumer<Boolean> connection;
    private final Thread thread;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed-watch").factory());
    private volatile Optional<FeedStream> open = Optional.empty();
    private volatile boolean closed;
    private volatile boolean connected;
    private long cursor;
    private int failures;

    FeedFollower(
            String name,
            ExchangeClient exchange,
            NodeStore store,
            Consumer<FeedEntry> handler,
            Consumer<FeedPage> pages,
            Consumer<Boolean> connection) {
        this.exchange = exchange;
        this.store = store;
        this.handler = handler;
        this.pages = pages;
        this.connection = connection;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        readCursor();
        watch.scheduleWithFixedDelay(this::endSilence, 15, 15, TimeUnit.SECONDS);
        thread.start();
    }

    /** Handles what has come so far, in the caller's thread, instead of following; whether the exchange answered. */
    boolean catchUpOnce() {
        readCursor();
        return catchUp();
    }

    private void readCursor() {
        cursor = store.find(Shelf.CURSOR, CURSOR)
                .map(json -> Fields.of(json).integer("number"))
                .orElse(0L);
    }

    boolean isConnected() {
        return connected;
    }

    private void run() {
        while (!closed) {
            try {
                if (catchUp()) {
                    follow();
                }
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    LOG.info("The feed broke off: {}", e.toString());
                }
            }
            pause();
        }
    }

    /** Reads pages to the end; whether the exchange answered. */
    private boolean catchUp() {
        while (!closed) {
            switch (exchange.feed(cursor)) {
                case Answer.Given<FeedPage>(FeedPage page) -> {
                    connected(true);
                    pages.accept(page);
                    if (page.entries().isEmpty()) {
                        return true;
                    }
                    page.entries().forEach(this::handle);
                }
                case Answer.Declined<FeedPage>(var kind, var reason, var message) -> {
                    LOG.warn("The exchange gives no feed: {}", message.in(java.util.Locale.ENGLISH));
                    connected(false);
                    return false;
                }
                case Answer.Later<FeedPage> later -> {
                    connected(false);
                    return false;
                }
            }
        }
        return false;
    }

    private void follow() throws IOException {
        if (!(exchange.follow(cursor) instanceof Answer.Given<FeedStream>(FeedStream stream))) {
            return;
        }
        try (stream) {
            open = Optional.of(stream);
            Optional<FeedEntry> entry = closed ? Optional.empty() : stream.next();
            while (entry.isPresent() && !closed) {
                if (entry.get().number() > cursor + 1) {
                    return; // something is missing: the page will tell
                }
                handle(entry.get());
                failures = 0;
                entry = stream.next();
            }
        } finally {
            open = Optional.empty();
        }
    }

    private void handle(FeedEntry entry) {
        if (entry.number() <= cursor) {
            return;
        }
        if (entry.number() != cursor + 1) {
            throw new IllegalStateException("the feed goes from %d to %d".formatted(cursor, entry.number()));
        }
        handler.accept(entry);
        store.put(Shelf.CURSOR, CURSOR, CanonicalJson.object().put("number", entry.number()));
        cursor = entry.number();
    }

    private void connected(boolean now) {
        if (now) {
            failures = 0;
        }
        if (connected != now) {
            connected = now;
            connection.accept(now);
        }
    }

    /** A connection may be dead without anybody having told this end of it. */
    private void endSilence() {
        open.filter(stream -> stream.silentFor() > SILENCE.toNanos()).ifPresent(FeedFollower::close);
    }

    private static void close(FeedStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("closing a feed", e);
        }
    }

    private void pause() {
        long longest = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures++, 10)) * 1000;
        try {
            if (!closed) {
                Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        open.ifPresent(FeedFollower::close);
        thread.interrupt();
        if (thread.getState() == Thread.State.NEW) {
            return; // it followed nothing
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

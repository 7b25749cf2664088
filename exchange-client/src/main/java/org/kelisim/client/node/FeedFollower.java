package org.kelisim.client.node;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import org.kelisim.client.text.Message;
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

    /** Reasons that do not pass by themselves. */
    private static final Set<String> SOMEBODY_MUST_ACT = Set.of(
            "exchange.other-address",
            "exchange.answer-malformed",
            "exchange.answer-too-large",
            "exchange.stored-data-damaged");

    private final ExchangeClient exchange;
    private final NodeStore store;
    private final Consumer<FeedEntry> handler;
    private final Consumer<FeedPage> pages;
    private final Consumer<Boolean> connection;
    private final Consumer<Message> alarm;
    private final Thread thread;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed-watch").factory());
    private volatile Optional<FeedStream> open = Optional.empty();
    private volatile boolean closed;
    private volatile boolean connected;
    private volatile Optional<Message> trouble = Optional.empty();
    private long cursor;
    private long leaf;
    private int failures;

    FeedFollower(
            String name,
            ExchangeClient exchange,
            NodeStore store,
            Consumer<FeedEntry> handler,
            Consumer<FeedPage> pages,
            Consumer<Boolean> connection,
            Consumer<Message> alarm) {
        this.exchange = exchange;
        this.store = store;
        this.handler = handler;
        this.pages = pages;
        this.connection = connection;
        this.alarm = alarm;
        readCursor();
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        watch.scheduleWithFixedDelay(this::endSilence, 15, 15, TimeUnit.SECONDS);
        thread.start();
    }

    /**
     * Handles what has come so far, in the caller's thread, instead of following.
     *
     * @return why not everything could be read, if so
     */
    Optional<Message> catchUpOnce() {
        return catchUp() ? Optional.empty() : trouble;
    }

    /**
     * Read once: another process of this node may move it on, and this one has to handle what came since it began itself. A
     * cursor that cannot be read is made anew from the beginning: handling an entry again changes nothing.
     */
    private void readCursor() {
        Optional<Fields> stored = store.findIfReadable(Shelf.CURSOR, CURSOR).map(Fields::of);
        cursor = stored.map(it -> it.integer("number")).orElse(0L);
        leaf = stored.map(it -> it.optionalInteger("leaf").orElse(-1)).orElse(-1L);
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

    /** Reads pages to the end; whether that was possible. */
    private boolean catchUp() {
        while (!closed) {
            switch (exchange.feed(cursor)) {
                case Answer.Given<FeedPage>(FeedPage page) -> {
                    connected(true);
                    pages.accept(page);
                    if (page.entries().isEmpty()) {
                        trouble = Optional.empty();
                        return true;
                    }
                    for (FeedEntry entry : page.entries()) {
                        if (!handle(entry)) {
                            return false;
                        }
                    }
                }
                case Answer.Declined<FeedPage>(var kind, var reason, var message) -> {
                    cannotRead(message);
                    return false;
                }
                case Answer.Later<FeedPage>(var message, var pause) -> {
                    cannotRead(message);
                    return false;
                }
            }
        }
        return false;
    }

    /** Said once in the log for each new reason; the portal shows that there is no connection. */
    private void cannotRead(Message reason) {
        connected(false);
        if (!trouble.equals(Optional.of(reason))) {
            trouble = Optional.of(reason);
            LOG.warn("The exchange gives no feed: {}", reason.in(Locale.ENGLISH));
        }
        if (SOMEBODY_MUST_ACT.contains(reason.key())) {
            alarm.accept(reason);
        }
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
                if (!handle(entry.get())) {
                    return;
                }
                failures = 0;
                entry = stream.next();
            }
        } finally {
            open = Optional.empty();
        }
    }

    /** Whether it has its place behind the last one: the numbers are dense, and the log's index rises with them. */
    private boolean handle(FeedEntry entry) {
        if (entry.number() <= cursor) {
            return true;
        }
        if (entry.number() != cursor + 1) {
            refuse(Message.of("alarm.feed-gap", Long.toString(cursor + 1)));
            return false;
        }
        if (entry.leaf() <= leaf) {
            refuse(Message.of("alarm.feed-order", Long.toString(entry.number())));
            return false;
        }
        handler.accept(entry);
        store.put(
                Shelf.CURSOR,
                CURSOR,
                CanonicalJson.object().put("number", entry.number()).put("leaf", entry.leaf()));
        cursor = entry.number();
        leaf = entry.leaf();
        return true;
    }

    /** Nothing of it is taken from here on, until the exchange tells it as it was. */
    private void refuse(Message reason) {
        trouble = Optional.of(reason);
        alarm.accept(reason);
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

package org.kelisim.infra.standin;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Makes the server keep what it acknowledges: one command at a time, its reply copied before the next one may change
 * what it refers to, and no answer, not even to a read, before everything the answer rests on is on the disk. One
 * commit serves all commands that wait for it.
 */
final class DurableBackend implements MongoBackend {
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "killcursors",
            "endsessions",
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "connectionstatus");

    private final H2Backend backend;
    private final MVStore store;
    private final LongConsumer afterCommit;
    private final Consumer<Throwable> onFailure;
    private final ReentrantLock lock = new ReentrantLock(true);
    private long executed;
    private long durable;
    private boolean closed;

    /**
     * @param afterCommit told the version that is on the disk, before anybody is answered
     * @param onFailure told once the disk or the file fails; nothing is answered from then on
     */
    DurableBackend(H2Backend backend, LongConsumer afterCommit, Consumer<Throwable> onFailure) {
        this.backend = backend;
        this.afterCommit = afterCommit;
        this.store = backend.getMvStore();
        this.onFailure = onFailure;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        return SwallowedIndexes.answer(command)
                .orElseGet(() -> answer(nameOf(command), () -> backend.handleMessage(message)));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return SwallowedIndexes.answer(query)
                .orElseGet(() -> answer(command, () -> backend.handleCommand(channel, database, command, query)));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return run(false, () -> {
            QueryResult live = backend.handleQuery(query);
            List<Document> copies =
                    live.collectDocuments().stream().map(Document::cloneDeeply).toList();
            return new QueryResult(copies, live.getCursorId());
        });
    }

    @Override
    public void handleClose(Channel channel) {
        changing(() -> backend.handleClose(channel));
    }

    @Override
    public void dropDatabase(String database) {
        changing(() -> backend.dropDatabase(database));
    }

    @Override
    public void closeCursors(List<Long> cursors) {
        changing(() -> backend.closeCursors(cursors));
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return backend.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return answer("ping", backend::getServerStatus);
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        throw new UnsupportedOperationException("Databases are reached by commands only");
    }

    @Override
    public Clock getClock() {
        return backend.getClock();
    }

    @Override
    public void enableOplog() {
        throw new UnsupportedOperationException("There is no oplog");
    }

    @Override
    public void disableOplog() {
        // There is none.
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        backend.version(version);
        return this;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (!store.isClosed()) {
                makeDurable();
                backend.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private Document answer(String command, Supplier<Document> handler) {
        boolean write = !READS.contains(command.toLowerCase(Locale.ROOT));
        return run(write, () -> handler.get().cloneDeeply());
    }

    private void changing(Runnable command) {
        run(true, () -> {
            command.run();
            return true;
        });
    }

    private <T> T run(boolean write, Supplier<T> command) {
        long ticket;
        T reply;
        lock.lock();
        try {
            reply = failingForGood(command);
        } finally {
            // Also a command that failed half way may have changed something.
            executed += write ? 1 : 0;
            ticket = executed;
            lock.unlock();
        }
        awaitDurable(ticket);
        return reply;
    }

    private void awaitDurable(long ticket) {
        lock.lock();
        try {
            if (durable < ticket) {
                failingForGood(this::makeDurable);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean makeDurable() {
        store.commit();
        // A store that has failed closes itself, and then 'commits' nothing without a word.
        store.sync();
        afterCommit.accept(store.getCurrentVersion());
        durable = executed;
        return true;
    }

    private <T> T failingForGood(Supplier<T> command) {
        try {
            return command.get();
        } catch (MVStoreException | UncheckedIOException | Error e) {
            if (!closed) {
                closed = true;
                store.closeImmediately();
                onFailure.accept(e);
            }
            throw e;
        }
    }

    private static String nameOf(Document command) {
        return command.keySet().iterator().next();
    }
}

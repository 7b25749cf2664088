package org.kelisim.storage;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A server that carries a write out and then gives another answer. */
final class FaultyServer implements AutoCloseable {
    private static final Set<String> WRITES = Set.of("insert", "update", "delete");

    private final AtomicReference<UnaryOperator<Document>> answer = new AtomicReference<>(UnaryOperator.identity());
    private final MongoServer server;

    FaultyServer() {
        MongoBackend real = H2Backend.inMemory();
        server = new MongoServer((MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> {
                    try {
                        Object reply = method.invoke(real, arguments);
                        return method.getName().equals("handleMessage") && isWrite(arguments[0])
                                ? answer.get().apply((Document) reply)
                                : reply;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        server.bind("127.0.0.1", 0);
    }

    void answerWritesWith(UnaryOperator<Document> other) {
        answer.set(other);
    }

    String uri() {
        return server.getConnectionString();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static boolean isWrite(Object message) {
        Document command = ((de.bwaldvogel.mongo.wire.message.MongoMessage) message).getDocument();
        return WRITES.contains(command.keySet().iterator().next());
    }
}

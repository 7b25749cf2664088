package org.kelisim.client.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, in one thread and in order; a listener that fails disturbs nobody else. */
final class NodeEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeEvents.class);

    private final List<Consumer<NodeEvent>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread;

    NodeEvents(String name) {
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    Subscription listen(Consumer<NodeEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(NodeEvent event) {
        try {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        } catch (RejectedExecutionException e) {
            // closing: nobody listens any more
        }
    }

    private static void tell(Consumer<NodeEvent> listener, NodeEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package org.kelisim.client.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.kelisim.client.text.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody should look at: each thing once, the newest 200, until the node is started anew. */
final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int MOST = 200;

    private final SequencedSet<Message> raised = new LinkedHashSet<>();
    private final Consumer<NodeEvent> events;

    Alarms(Consumer<NodeEvent> events) {
        this.events = events;
    }

    void raise(Message message) {
        synchronized (this) {
            if (raised.contains(message)) {
                return;
            }
            raised.addFirst(message);
            if (raised.size() > MOST) {
                raised.removeLast();
            }
        }
        LOG.warn("alarm: {}", message.in(java.util.Locale.ENGLISH));
        events.accept(new NodeEvent.Alarm(message));
    }

    synchronized List<Message> all() {
        return List.copyOf(new ArrayList<>(raised));
    }
}

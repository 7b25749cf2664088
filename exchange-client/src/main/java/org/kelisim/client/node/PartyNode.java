package org.kelisim.client.node;

import java.util.List;
import java.util.function.Consumer;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.inbox.Inbox;
import org.kelisim.client.officer.Credentials;
import org.kelisim.client.outbox.Outbox;
import org.kelisim.client.release.Desk;
import org.kelisim.client.text.Message;
import org.kelisim.party.PartyCode;

/**
 * Everything that belongs to one party: vault, store, exchange client and event stream. A host that works for several
 * parties has one for each, and nothing is shared between them. Safe for many threads.
 */
public final class PartyNode implements AutoCloseable {
    private PartyNode() {}

    /**
     * Opens vault and store and starts to follow the exchange; an exchange that does not answer is tried again and
     * delays nothing here.
     */
    public static PartyNode open(NodeSettings settings) {
        throw new UnsupportedOperationException("not there yet: " + settings.party());
    }

    public PartyCode party() {
        throw new UnsupportedOperationException("not there yet");
    }

    public Credentials credentials() {
        throw new UnsupportedOperationException("not there yet");
    }

    public Drafts drafts() {
        throw new UnsupportedOperationException("not there yet");
    }

    public Desk desk() {
        throw new UnsupportedOperationException("not there yet");
    }

    public Inbox inbox() {
        throw new UnsupportedOperationException("not there yet");
    }

    public Outbox outbox() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** Whether the exchange answers at present. */
    public boolean isConnected() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** What somebody should look at, newest first; empty on a good day. */
    public List<Message> alarms() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** Calls the listener, in one thread and in order, for what happens from now on. */
    public Subscription listen(Consumer<NodeEvent> listener) {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not there yet");
    }
}

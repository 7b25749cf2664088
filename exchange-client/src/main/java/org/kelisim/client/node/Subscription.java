package org.kelisim.client.node;

/** Ends a listener. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}

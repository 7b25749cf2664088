package org.kelisim.portal.session;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.node.Subscription;

/** Brings a node's events to the screen while a component is on it, pushed without a reload. */
public final class NodeEvents {

    private static final Subscription NONE = () -> {};

    private NodeEvents() {}

    /** Calls the listener under the screen's lock for every event from the moment the component is shown. */
    public static void follow(Component component, PartyNode node, Consumer<NodeEvent> listener) {
        AtomicReference<Subscription> subscription = new AtomicReference<>(NONE);
        component.addAttachListener(attach -> {
            UI ui = attach.getUI();
            Subscription next = node.listen(event -> ui.access(() -> listener.accept(event)));
            subscription.getAndSet(next).close();
        });
        component.addDetachListener(detach -> subscription.getAndSet(NONE).close());
    }
}

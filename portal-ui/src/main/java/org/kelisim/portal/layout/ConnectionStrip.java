package org.kelisim.portal.layout;

import com.vaadin.flow.component.html.Div;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.node.PartyNode;
import org.kelisim.portal.session.NodeEvents;

/** Says so while the exchange does not answer: work goes on, sending waits. */
final class ConnectionStrip extends Div {

    ConnectionStrip(PartyNode node) {
        setText(getTranslation("nav.disconnected"));
        addClassName("connection");
        getElement().setAttribute("role", "status");
        setVisible(!node.isConnected());
        NodeEvents.follow(this, node, event -> {
            if (event instanceof NodeEvent.ConnectionChanged change) {
                setVisible(!change.connected());
            }
        });
    }
}

package org.kelisim.portal.layout;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.node.PartyNode;
import org.kelisim.directory.Directory;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.text.Dates;

/** Says so once the directory has expired: nothing is sent or opened until the registrars renew it. */
final class DirectoryStrip extends Div {

    DirectoryStrip(PartyNode node) {
        addClassName("connection");
        getElement().setAttribute("role", "alert");
        show(node.directory());
        NodeEvents.follow(this, node, event -> {
            if (event instanceof NodeEvent.DirectoryChanged) {
                show(node.directory());
            }
        });
    }

    private void show(Directory directory) {
        setText(getTranslation("nav.expired", Dates.moment(directory.members().expires(), getLocale())));
        setVisible(directory.expired(Instant.now()));
    }
}

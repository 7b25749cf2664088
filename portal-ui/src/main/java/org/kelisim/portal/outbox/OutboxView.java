package org.kelisim.portal.outbox;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Rows;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** What the office has sent, newest first; each line moves on by itself as the notice gets further. */
@Route(OutboxNavigation.PATH)
@Menu(order = 5, title = "outbox.title")
@PermitAll
class OutboxView extends PortalPage {

    private final transient OfficerSession session;
    private final Rows<OutboxEntry> rows;
    private final Empty empty;

    OutboxView(OfficerSession session) {
        super("outbox.title");
        this.session = session;
        lead(DirectoryNames.of(session.node(), getLocale()).full(session.office()));
        this.rows = new Rows<>(
                getTranslation("outbox.title"),
                entry -> OutboxNavigation.row(entry, DirectoryNames.of(session.node(), getLocale()), getLocale()));
        this.empty = new Empty(getTranslation("outbox.empty"), getTranslation("outbox.empty.hint"));
        add(empty, rows);
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.SentStateChanged
                    && session.unlocked().isPresent()) {
                refresh();
            }
        });
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        super.afterNavigation(event);
        refresh();
    }

    private void refresh() {
        List<OutboxEntry> entries = session.node().outbox().entries(session.office(), session.officer());
        rows.setItems(entries);
        empty.setVisible(entries.isEmpty());
    }
}

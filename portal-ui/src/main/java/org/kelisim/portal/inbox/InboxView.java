package org.kelisim.portal.inbox;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Rows;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** What has arrived for the office: unread first, then newest first. New arrivals appear by themselves. */
@Route(InboxNavigation.PATH)
@Menu(order = 2, title = "inbox.title")
@PermitAll
class InboxView extends PortalPage {

    private static final Comparator<InboxEntry> UNREAD_FIRST = Comparator.<InboxEntry, Boolean>comparing(
                    entry -> entry.state() != InboxEntry.State.UNREAD)
            .thenComparing(InboxEntry::receivedAt, Comparator.reverseOrder());

    private final transient OfficerSession session;
    private final Rows<InboxEntry> rows;
    private final Empty empty;

    InboxView(OfficerSession session) {
        super("inbox.title");
        this.session = session;
        this.rows = new Rows<>(
                getTranslation("inbox.title"),
                entry -> InboxRows.row(entry, DirectoryNames.of(session.node(), getLocale())));
        this.empty = new Empty(getTranslation("inbox.empty"), getTranslation("inbox.empty.hint"));
        lead(DirectoryNames.of(session.node(), getLocale()).full(session.office()));
        rows.getElement().setAttribute("aria-live", "polite");
        add(empty, rows);
        NodeEvents.follow(this, session.node(), this::happened);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        super.afterNavigation(event);
        refresh();
    }

    private void happened(NodeEvent event) {
        if (event instanceof NodeEvent.Arrived arrived && session.unlocked().isPresent()) {
            refresh();
            if (arrived.office().equals(session.office())) {
                Toast.tell(getTranslation("inbox.arrived"));
            }
        }
    }

    private void refresh() {
        List<InboxEntry> entries = session.node().inbox().entries(session.office(), session.officer()).stream()
                .sorted(UNREAD_FIRST)
                .toList();
        rows.setItems(entries);
        empty.setVisible(entries.isEmpty());
    }
}

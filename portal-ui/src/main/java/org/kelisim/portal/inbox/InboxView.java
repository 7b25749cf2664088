package org.kelisim.portal.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.WorkOutcome;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.lists.Page;
import org.kelisim.client.lists.Received;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.party.Role;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.lists.ListPage;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** What has arrived for the office, what is pressing first. New arrivals appear by themselves. */
@Route(InboxNavigation.PATH)
@Menu(order = 2, title = "inbox.title")
@PermitAll
class InboxView extends ListPage<Received> {

    InboxView(OfficerSession session) {
        super(session, "inbox", InboxNavigation.PATH, ListState.INBOX, true);
        lead(DirectoryNames.of(session.node(), getLocale()).full(session.office()));
        parts();
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.Arrived arrived
                    && session.unlocked().isPresent()
                    && arrived.office().equals(session.office())) {
                Toast.tell(getTranslation("inbox.arrived"));
            }
        });
    }

    @Override
    protected boolean concerns(NodeEvent event) {
        return event instanceof NodeEvent.Arrived || event instanceof NodeEvent.WorkChanged;
    }

    @Override
    protected Page<Received> page(ListQuery query, int count) {
        return node().lists()
                .inbox(session().office(), query, 0, count, session().officer());
    }

    @Override
    protected Row row(Received received) {
        DirectoryNames names = DirectoryNames.of(node(), getLocale());
        Row row = InboxRows.row(received, names, session().officer().id());
        boolean works = session().officer().may(Role.OFFICER, received.entry().office());
        return works && received.holder().isEmpty() ? row.action(take(received.entry())) : row;
    }

    private Button take(InboxEntry entry) {
        Button take = new Button(getTranslation("work.take"), click -> {
            if (node().work().take(entry.id(), entry.office(), session().officer())
                    instanceof WorkOutcome.Refused(var reason)) {
                Toast.warn(DirectoryNames.of(node(), getLocale()).worded(reason));
            }
            refresh();
        });
        take.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        take.getElement().setAttribute("data-key", "t").setAttribute("tabindex", "-1");
        take.setAriaLabel(getTranslation("work.take.what", entry.registration()));
        return take;
    }
}

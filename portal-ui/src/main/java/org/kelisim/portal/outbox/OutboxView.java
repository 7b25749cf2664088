package org.kelisim.portal.outbox;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.lists.Page;
import org.kelisim.client.lists.Sent;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.lists.DueMark;
import org.kelisim.portal.lists.ListPage;
import org.kelisim.portal.session.OfficerSession;

/** What the office has sent, what waits for an answer first; each line moves on by itself as the notice gets further. */
@Route(OutboxNavigation.PATH)
@Menu(order = 5, title = "outbox.title")
@PermitAll
class OutboxView extends ListPage<Sent> {

    OutboxView(OfficerSession session) {
        super(session, "outbox", OutboxNavigation.PATH, ListState.OUTBOX, false);
        lead(DirectoryNames.of(session.node(), getLocale()).full(session.office()));
        parts();
    }

    @Override
    protected boolean concerns(NodeEvent event) {
        return event instanceof NodeEvent.SentStateChanged || event instanceof NodeEvent.Arrived;
    }

    @Override
    protected Page<Sent> page(ListQuery query, int count) {
        return node().lists()
                .sent(session().office(), query, 0, count, session().officer());
    }

    @Override
    protected Row row(Sent sent) {
        Row row = OutboxNavigation.row(sent.entry(), DirectoryNames.of(node(), getLocale()), getLocale());
        if (sent.unopened()) {
            row.mark(getTranslation("outbox.came"), Tone.NEW);
        }
        sent.due().ifPresent(due -> DueMark.add(row, due, "outbox.answer", getLocale()));
        return row;
    }
}

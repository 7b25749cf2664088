package org.kelisim.portal.release;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.lists.Page;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.release.Pending;
import org.kelisim.party.Role;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.lists.ListPage;
import org.kelisim.portal.session.OfficerSession;

/**
 * What waits for release, the most urgent first, then the oldest; what the officer wrote is marked, for another has to
 * release it.
 */
@Route(ReleaseNavigation.PATH)
@Menu(order = 4, title = "release.title")
@PermitAll
class ReleaseView extends ListPage<Pending> {

    private final boolean releaser;
    private final BatchBar batch;

    ReleaseView(OfficerSession session) {
        super(session, "release", ReleaseNavigation.PATH, ListState.TO_RELEASE, false);
        lead(getTranslation("release.lead"));
        this.batch = new BatchBar(session, this::refresh);
        this.releaser =
                session.offices().stream().anyMatch(office -> session.officer().may(Role.RELEASER, office));
        Callout notReleaser = new Callout(Tone.NEUTRAL, getTranslation("release.not-releaser"));
        notReleaser.setVisible(!releaser);
        batch.setVisible(releaser);
        parts(notReleaser, batch);
    }

    @Override
    protected boolean concerns(NodeEvent event) {
        return event instanceof NodeEvent.DeskChanged;
    }

    @Override
    protected boolean saysWhenEmpty() {
        return releaser;
    }

    @Override
    protected Page<Pending> page(ListQuery query, int count) {
        Page<Pending> page = node().lists().toRelease(query, 0, count, session().officer());
        batch.keep(page.rows().stream().map(Pending::id).toList());
        return page;
    }

    @Override
    protected Row row(Pending pending) {
        Row row = ReleaseNavigation.row(pending, DirectoryNames.of(node(), getLocale()), getLocale());
        return releaser ? row.lead(batch.box(pending)) : row;
    }
}

package org.kelisim.portal.release;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.release.Pending;
import org.kelisim.party.Role;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Rows;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** What waits for release, oldest first; what the officer wrote is marked, for another has to release it. */
@Route(ReleaseNavigation.PATH)
@Menu(order = 4, title = "release.title")
@PermitAll
class ReleaseView extends PortalPage {

    private final transient OfficerSession session;
    private final Rows<Pending> rows;
    private final Empty empty;
    private final Callout notReleaser;

    ReleaseView(OfficerSession session) {
        super("release.title");
        this.session = session;
        lead(getTranslation("release.lead"));
        this.rows = new Rows<>(
                getTranslation("release.title"),
                pending -> ReleaseNavigation.row(pending, DirectoryNames.of(session.node(), getLocale()), getLocale()));
        this.empty = new Empty(getTranslation("release.empty"), getTranslation("release.empty.hint"));
        this.notReleaser = new Callout(Tone.NEUTRAL, getTranslation("release.not-releaser"));
        add(notReleaser, empty, rows);
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.DeskChanged && session.unlocked().isPresent()) {
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
        boolean releaser =
                session.offices().stream().anyMatch(office -> session.officer().may(Role.RELEASER, office));
        List<Pending> pending = session.node().desk().toRelease(session.officer());
        rows.setItems(pending);
        empty.setVisible(releaser && pending.isEmpty());
        notReleaser.setVisible(!releaser);
    }
}

package org.kelisim.portal.compose;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Rows;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** The officer's own drafts, those sent back and those handed over included. */
@Route(ComposeNavigation.PATH)
@Menu(order = 3, title = "drafts.title")
@PermitAll
class DraftsView extends PortalPage {

    private final transient OfficerSession session;
    private final Rows<Draft> rows;
    private final Empty empty;

    DraftsView(OfficerSession session) {
        super("drafts.title");
        this.session = session;
        Button start = new Button(getTranslation("drafts.new"), click -> ComposeNavigation.startNew());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        actions(start);
        this.rows = new Rows<>(
                getTranslation("drafts.title"),
                draft -> ComposeNavigation.row(draft, DirectoryNames.of(session.node(), getLocale()), getLocale()));
        this.empty = new Empty(getTranslation("drafts.empty"), getTranslation("drafts.empty.hint"));
        add(empty, rows);
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
        List<Draft> drafts = session.node().drafts().mine(session.officer());
        rows.setItems(drafts);
        empty.setVisible(drafts.isEmpty());
    }
}

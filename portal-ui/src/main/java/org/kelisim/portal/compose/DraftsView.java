package org.kelisim.portal.compose;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.lists.ListQuery;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.lists.Page;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.lists.ListPage;
import org.kelisim.portal.session.OfficerSession;

/** The officer's own drafts, those sent back first and those handed over last; above them what others have left behind. */
@Route(ComposeNavigation.PATH)
@Menu(order = 3, title = "drafts.title")
@PermitAll
class DraftsView extends ListPage<Draft> {

    private final LeftDrafts left;

    DraftsView(OfficerSession session) {
        super(session, "drafts", ComposeNavigation.PATH, ListState.DRAFTS, false);
        Button start = new Button(getTranslation("drafts.new"), click -> ComposeNavigation.startNew());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        actions(start);
        this.left = new LeftDrafts(session);
        parts(left);
    }

    @Override
    protected boolean concerns(NodeEvent event) {
        return event instanceof NodeEvent.DeskChanged || event instanceof NodeEvent.OfficialChanged;
    }

    @Override
    protected Page<Draft> page(ListQuery query, int count) {
        left.refresh();
        return node().lists().drafts(query, 0, count, session().officer());
    }

    @Override
    protected Row row(Draft draft) {
        return ComposeNavigation.row(draft, DirectoryNames.of(node(), getLocale()), getLocale());
    }
}

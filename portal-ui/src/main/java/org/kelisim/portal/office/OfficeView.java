package org.kelisim.portal.office;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.print.CodeCheck;
import org.kelisim.portal.session.OfficerSession;

/** The office that the officer works for: the own deputy, how its numbers are written, and checking a code from paper. */
@Route("office")
@Menu(order = 8, title = "office.title")
@PermitAll
class OfficeView extends PortalPage {

    private final transient OfficerSession session;

    OfficeView(OfficerSession session) {
        super("office.title");
        this.session = session;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        super.afterNavigation(event);
        if (session.unlocked().isPresent()) {
            lead(DirectoryNames.of(session.node(), getLocale()).full(session.office()));
            add(new DeputyPanel(session), new NumbersPanel(session), new CodeCheck(session));
        }
    }
}

package org.kelisim.portal.layout;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.portal.login.Logout;
import org.kelisim.portal.node.PortalSettings;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** The frame of every view behind the login; the router puts it there, error pages name it. */
@Layout
@AnonymousAllowed
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    private final transient OfficerSession session;
    private final transient Logout logout;
    private final Div identity = new Div();
    private final Div person = new Div();
    private final Navigation navigation;
    private String shownFor = "";

    MainLayout(OfficerSession session, PortalSettings settings, Logout logout) {
        this.session = session;
        this.logout = logout;
        this.navigation = new Navigation(session);
        setPrimarySection(Section.NAVBAR);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("nav.toggle"));
        identity.addClassName("identity");
        person.addClassName("person");
        Div bar = new Div(toggle, new Brand(), identity, new LanguageSwitch(session::remember), person);
        bar.addClassName("bar");
        Header top = new Header(skipLink());
        top.addClassName("top");
        if (settings.node().demonstration()) {
            top.add(new DemonstrationBanner());
        }
        top.add(bar);
        session.nodeIfLoggedIn().ifPresent(node -> {
            top.add(new ConnectionStrip(node), new DirectoryStrip(node));
            NodeEvents.follow(this, node, this::leave);
        });
        addToNavbar(top);
        addToDrawer(navigation);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        identity.removeAll();
        session.nodeIfLoggedIn().ifPresent(node -> identity.add(new Identity(session, node)));
        person.removeAll();
        session.loggedIn().ifPresent(who -> {
            person.add(new PersonMenu(session, who, logout));
            shownFor = who.officer().subject();
        });
        navigation.refresh();
    }

    /** What a coordinator took away is not left on the screen. */
    private void leave(NodeEvent event) {
        boolean mine = event instanceof NodeEvent.OfficialChanged(String account)
                && account.equals(shownFor)
                && session.unlocked().isEmpty();
        if (mine) {
            getUI().ifPresent(ui -> ui.getPage().reload());
        }
    }

    private Anchor skipLink() {
        Anchor skip = new Anchor("#content", getTranslation("nav.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        skip.getElement()
                .executeJs("this.addEventListener('click', e => { e.preventDefault();"
                        + " document.querySelector('main h1')?.focus(); })");
        return skip;
    }

    /** Product mark and name. */
    private static final class Brand extends Div {
        Brand() {
            Span mark = new Span();
            mark.addClassName("brand-mark");
            Span name = new Span("Kelisim");
            name.addClassName("brand-name");
            add(mark, name);
            addClassName("brand");
        }
    }
}

package org.kelisim.portal.login;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import java.util.Set;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.layout.DemonstrationBanner;
import org.kelisim.portal.layout.LanguageSwitch;
import org.kelisim.portal.node.PartyNodes;
import org.kelisim.portal.node.PortalSettings;
import org.kelisim.portal.session.Login;
import org.kelisim.portal.unlock.BeforeUnlock;

/**
 * The first page: whose portal this is, in which language, and the way to the party's login. Where a host
 * works for several parties, the choice made here fixes the login and the session.
 */
@Route(value = LoginView.PATH, autoLayout = false)
@RouteAlias(value = LoginView.AFTERWARDS, autoLayout = false)
@AnonymousAllowed
@BeforeUnlock
class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "login";

    /** Where Keycloak sends the person after logging out; its realm files name this address. */
    static final String AFTERWARDS = "loggedout";

    private final transient PartyNodes nodes;
    private final transient Login login;
    private final Div card = new Div();
    private final Div remarks = new Div();

    LoginView(PartyNodes nodes, PortalSettings settings, Login login) {
        this.nodes = nodes;
        this.login = login;
        addClassName("login");
        if (settings.node().demonstration()) {
            add(new DemonstrationBanner());
        }
        Span mark = new Span();
        mark.addClassName("brand-mark");
        H1 name = new H1("Kelisim");
        Paragraph purpose = new Paragraph(getTranslation("login.purpose"));
        purpose.addClassName("lead");
        card.addClassName("login-card");
        card.add(new LanguageSwitch(), mark, name, purpose, remarks);
        card.add(nodes.hosted() ? choice() : single(nodes.parties().getFirst()));
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (login.current().isPresent()) {
            event.forwardTo("");
            return;
        }
        remarks.removeAll();
        QueryParameters query = event.getLocation().getQueryParameters();
        Set<String> given = query.getParameters().keySet();
        if (given.contains("error")) {
            remarks.add(new Callout(Tone.BAD, getTranslation("login.failed")));
        } else if (event.getLocation().getPath().equals(AFTERWARDS)) {
            remarks.add(new Callout(Tone.GOOD, getTranslation("login.bye")));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title") + " – Kelisim";
    }

    private Div single(PartyCode party) {
        H2 whose = new H2(name(party));
        Anchor enter = link(party, getTranslation("login.enter"));
        enter.addClassName("login-enter");
        Paragraph hint = new Paragraph(getTranslation("login.hint"));
        hint.addClassName("help");
        return new Div(whose, enter, hint);
    }

    private Div choice() {
        UnorderedList list = new UnorderedList();
        list.addClassName("login-parties");
        for (PartyCode party : nodes.parties().stream()
                .sorted(Comparator.comparing(this::name))
                .toList()) {
            list.add(new ListItem(link(party, name(party))));
        }
        Paragraph host = new Paragraph(getTranslation("login.hosted"));
        host.addClassName("help");
        return new Div(new H2(getTranslation("login.choose")), list, host);
    }

    private String name(PartyCode party) {
        return nodes.node(party)
                .map(node -> DirectoryNames.of(node, getLocale()).party(party))
                .orElse(party.value());
    }

    private static Anchor link(PartyCode party, String text) {
        Anchor link = new Anchor("oauth2/authorization/" + party.realm(), text);
        link.setRouterIgnore(true);
        return link;
    }
}

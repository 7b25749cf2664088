package org.kelisim.portal.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import org.kelisim.portal.login.Logout;
import org.kelisim.portal.session.LoggedIn;
import org.kelisim.portal.session.OfficerSession;

/** The person's name with what ends the work: locking the credential, logging out. */
final class PersonMenu extends MenuBar {

    PersonMenu(OfficerSession session, LoggedIn who, Logout logout) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        addClassName("person-menu");
        MenuItem name = addItem(who.officer().name());
        name.setAriaLabel(getTranslation("nav.person", who.officer().name()));
        name.getSubMenu().addItem(getTranslation("nav.keys"), click -> new ShortcutsDialog().open());
        if (session.unlocked().isPresent()) {
            name.getSubMenu().addItem(getTranslation("nav.lock"), click -> {
                session.lock();
                UI.getCurrent().navigate("unlock");
            });
        }
        name.getSubMenu().addItem(getTranslation("nav.logout"), click -> logout.now(session));
    }
}

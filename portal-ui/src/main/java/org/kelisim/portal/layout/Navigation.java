package org.kelisim.portal.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.ArrayList;
import java.util.List;
import org.kelisim.portal.officials.OfficialsNavigation;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** The side navigation: every view that has a place in it, with what waits there. */
final class Navigation extends SideNav {

    private static final List<Key> DIGITS = List.of(
            Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3, Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6, Key.DIGIT_7, Key.DIGIT_8);

    private final transient OfficerSession session;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String path, SideNavItem item) {}

    Navigation(OfficerSession session) {
        this.session = session;
        setLabel(getTranslation("nav.label"));
        for (MenuEntry view : MenuConfiguration.getMenuEntries()) {
            SideNavItem item = new SideNavItem(getTranslation(view.title()), view.path());
            entries.add(new Entry(view.path(), item));
            addItem(item);
        }
        session.nodeIfLoggedIn().ifPresent(node -> NodeEvents.follow(this, node, event -> refresh()));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        for (int i = 0; i < Math.min(entries.size(), DIGITS.size()); i++) {
            String path = entries.get(i).path();
            Shortcuts.addShortcutListener(this, () -> UI.getCurrent().navigate(path), DIGITS.get(i), KeyModifier.ALT)
                    .listenOn(attachEvent.getUI());
        }
        Shortcuts.addShortcutListener(this, () -> new ShortcutsDialog().open(), Key.F1, KeyModifier.ALT)
                .listenOn(attachEvent.getUI());
    }

    void refresh() {
        setVisible(session.unlocked().isPresent());
        if (session.unlocked().isPresent()) {
            boolean officials = OfficialsNavigation.isFor(session);
            entries.stream()
                    .filter(entry -> entry.path().endsWith(OfficialsNavigation.PATH))
                    .forEach(entry -> entry.item().setVisible(officials));
            Waiting waiting = Waiting.of(session);
            entries.forEach(entry -> count(entry.item(), waiting.at(entry.path())));
        }
    }

    private void count(SideNavItem item, int number) {
        if (number == 0) {
            item.setSuffixComponent(null);
        } else {
            Span count = new Span(String.valueOf(number));
            count.addClassName("count");
            count.getElement().setAttribute("aria-label", getTranslation("nav.waiting", number));
            item.setSuffixComponent(count);
        }
    }
}

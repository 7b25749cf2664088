package org.kelisim.portal.officials;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.Official;
import org.kelisim.client.text.PlainLine;
import org.kelisim.client.text.Words;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Row;
import org.kelisim.portal.kit.Rows;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;

/** The own party's people, for coordinators and, to read, auditors. */
@Route(OfficialsNavigation.PATH)
@Menu(order = 9, title = "officials.title")
@PermitAll
class OfficialsView extends PortalPage {

    private final transient OfficerSession session;
    private final TextField search = new TextField();
    private final Rows<Official> rows;
    private final Div nobody = new Div();
    private final Div left = new Div();
    private final Section journal = new Section();

    OfficialsView(OfficerSession session, OfficialsDesk desk) {
        super("officials.title");
        this.session = session;
        this.rows = new Rows<>(getTranslation("officials.title"), this::row);
        if (!OfficialsNavigation.isFor(session)) {
            add(new Callout(Tone.NEUTRAL, getTranslation("officials.not-yours")));
            return;
        }
        lead(getTranslation("officials.lead"));
        if (session.node().officials().coordinates(session.officer())) {
            Button add = new Button(
                    getTranslation("officials.add"), click -> new AddDialog(session, desk, this::show).open());
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add.addClickShortcut(Key.KEY_N, KeyModifier.ALT).listenOn(this);
            actions(add);
        }
        search.setLabel(getTranslation("officials.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(Words.LONGEST_QUESTION);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        search.addClassName("search");
        nobody.getElement().setAttribute("aria-live", "polite");
        add(left, search, rows, nobody, journal);
        show();
        NodeEvents.follow(this, session.node(), event -> {
            boolean concerns = event instanceof NodeEvent.OfficialChanged || event instanceof NodeEvent.DeskChanged;
            if (concerns && OfficialsNavigation.isFor(session)) {
                show();
            }
        });
    }

    private DirectoryNames names() {
        return DirectoryNames.of(session.node(), getLocale());
    }

    private void show() {
        List<Official> all = session.node().officials().all(session.officer());
        List<String> asked = Words.asked(search.getValue());
        List<Official> found = search.getValue().isBlank()
                ? all
                : all.stream().filter(it -> matches(it, asked)).toList();
        rows.setItems(found);
        nobody.removeAll();
        if (found.isEmpty()) {
            nobody.add(
                    all.isEmpty()
                            ? new Empty(getTranslation("officials.none"), getTranslation("officials.none-hint"))
                            : new Empty(
                                    getTranslation("officials.not-found"), getTranslation("officials.not-found-hint")));
        }
        showLeft();
        journal.removeAll();
        journal.add(
                new H2(getTranslation("officials.journal")),
                new Journal(session.node().officials().journal(session.officer()), names()));
    }

    /** Drafts whose authors have gone: somebody of the office has to take them over, or has to be brought in for it. */
    private void showLeft() {
        Map<OfficeId, Integer> drafts = session.node().officials().leftDrafts(session.officer());
        left.removeAll();
        if (!drafts.isEmpty()) {
            left.add(new Callout(
                    Tone.WARNING,
                    getTranslation(
                            "officials.left-drafts",
                            drafts.entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(it -> getTranslation(
                                            "officials.left-drafts-in", names().office(it.getKey()), it.getValue()))
                                    .collect(Collectors.joining("; ")))));
        }
    }

    private boolean matches(Official official, List<String> asked) {
        String words = Words.of(Stream.concat(
                Stream.of(official.name(), official.account()),
                official.roles().entrySet().stream().map(entry -> RoleWords.line(this, names(), entry))));
        return !asked.isEmpty() && asked.stream().allMatch(words::contains);
    }

    private Row row(Official official) {
        RouterLink link = new RouterLink(PlainLine.of(official.name()), OfficialView.class, official.account());
        Row row = new Row(link)
                .mark(RoleWords.standing(this, official.standing()), RoleWords.tone(official.standing()))
                .detail(official.account());
        official.roles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> row.detail(RoleWords.line(this, names(), entry)));
        return row;
    }
}

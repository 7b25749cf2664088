package org.kelisim.portal.directory;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.kelisim.directory.Directory;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.MembershipStatus;
import org.kelisim.portal.kit.Mark;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.unlock.BeforeUnlock;

/** The parties and their offices as the verified directory names them. Public among the parties, so no PIN. */
@Route("directory")
@Menu(order = 6, title = "directory.title")
@PermitAll
@BeforeUnlock
class DirectoryView extends PortalPage {

    private final transient Directory directory;
    private final Div list = new Div();

    DirectoryView(OfficerSession session) {
        super("directory.title");
        this.directory = session.node().directory();
        lead(getTranslation(
                "directory.version",
                String.valueOf(directory.version()),
                Dates.moment(directory.members().expires(), getLocale())));
        actions(
                link("directory/versions", "versions.title"),
                link("directory/coordinators", "coordinators.title"),
                link("directory/members", "members.title"),
                link("directory/own", "own.title"));
        TextField search = new TextField(getTranslation("directory.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show(change.getValue()));
        search.addClassName("search");
        list.getElement().setAttribute("aria-live", "polite");
        add(search, list);
        show("");
    }

    private Anchor link(String path, String title) {
        return new Anchor(path, getTranslation(title));
    }

    private void show(String wanted) {
        String needle = wanted.strip().toLowerCase(getLocale());
        list.removeAll();
        directory.members().parties().stream()
                .sorted((a, b) -> a.names().in(getLocale()).compareTo(b.names().in(getLocale())))
                .map(party -> new PartySection(party, offices(party), needle))
                .filter(section -> section.matches)
                .forEach(list::add);
        if (list.getComponentCount() == 0) {
            list.add(new Paragraph(getTranslation("directory.none")));
        }
    }

    private List<OfficeEntry> offices(PartyEntry party) {
        return directory.statement(party.code()).map(PartyStatement::offices).orElse(List.of());
    }

    /** One party with its offices. */
    private final class PartySection extends Section {

        private final boolean matches;

        PartySection(PartyEntry party, List<OfficeEntry> offices, String needle) {
            addClassName("panel");
            boolean whole = contains(party.names().in(getLocale()), needle)
                    || contains(party.code().value(), needle);
            List<OfficeEntry> shown = offices.stream()
                    .filter(office -> whole || contains(office.names().in(getLocale()), needle))
                    .toList();
            this.matches = whole || !shown.isEmpty();
            H2 name = new H2(party.names().in(getLocale()));
            Div head = new Div(
                    name,
                    new Mark(party.code().value(), Tone.NEUTRAL),
                    new Mark(getTranslation("status." + party.status().wire()), tone(party.status())));
            head.addClassName("party-head");
            Paragraph kind =
                    new Paragraph(Catalogues.code("party-kind", party.kind().wire(), getLocale()) + " · "
                            + getTranslation("directory.decision", party.decision()));
            kind.addClassName("help");
            add(head, kind, shown.isEmpty() ? none() : list(shown));
        }

        private Paragraph none() {
            return new Paragraph(getTranslation("directory.no-office"));
        }

        private UnorderedList list(List<OfficeEntry> offices) {
            UnorderedList lines = new UnorderedList();
            lines.addClassName("offices");
            offices.forEach(office -> {
                Span name = new Span(office.names().in(getLocale()));
                Span rest = new Span(Catalogues.code(
                                "office-function", office.function().wire(), getLocale()) + " · " + office.id());
                rest.addClassName("help");
                lines.add(new ListItem(name, rest));
            });
            return lines;
        }
    }

    private static Tone tone(MembershipStatus status) {
        return switch (status) {
            case ACTIVE -> Tone.GOOD;
            case APPLIED, ADMITTED -> Tone.NEUTRAL;
            case SUSPENDED, ENDED -> Tone.BAD;
        };
    }

    private boolean contains(String text, String needle) {
        return text.toLowerCase(getLocale()).contains(needle);
    }
}

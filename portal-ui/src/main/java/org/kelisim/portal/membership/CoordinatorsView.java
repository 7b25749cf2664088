package org.kelisim.portal.membership;

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
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kelisim.client.text.PlainLine;
import org.kelisim.client.text.Words;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.PartyStatement.Coordinator;
import org.kelisim.json.Digest;
import org.kelisim.portal.kit.Empty;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.unlock.BeforeUnlock;

/** Whom to turn to in each party: the coordinators that it names in its own signed statement, and their keys in brief. */
@Route("directory/coordinators")
@PermitAll
@BeforeUnlock
class CoordinatorsView extends PortalPage {

    private static final int SHORT = 16;

    private final transient Directory directory;
    private final Div list = new Div();

    CoordinatorsView(OfficerSession session) {
        super("coordinators.title");
        back(new Anchor("directory", getTranslation("directory.title")));
        lead(getTranslation("coordinators.lead"));
        this.directory = session.node().directory();
        TextField search = new TextField(getTranslation("coordinators.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(Words.LONGEST_QUESTION);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show(change.getValue()));
        search.addClassName("search");
        list.getElement().setAttribute("aria-live", "polite");
        add(search, list);
        show("");
    }

    private void show(String question) {
        List<String> asked = Words.asked(question);
        list.removeAll();
        directory.members().parties().stream()
                .filter(party -> question.isBlank() || (!asked.isEmpty() && matches(party, asked)))
                .sorted(Comparator.comparing(party -> party.names().in(getLocale())))
                .forEach(party -> list.add(section(party)));
        if (list.getComponentCount() == 0) {
            list.add(new Empty(getTranslation("coordinators.none"), getTranslation("coordinators.none-hint")));
        }
    }

    private List<Coordinator> coordinators(PartyEntry party) {
        return directory
                .statement(party.code())
                .map(PartyStatement::coordinators)
                .orElse(List.of());
    }

    private boolean matches(PartyEntry party, List<String> asked) {
        String words = Words.of(Stream.concat(
                Stream.of(
                        party.code().value(), party.names().en(), party.names().ru()),
                coordinators(party).stream().map(Coordinator::name)));
        return asked.stream().allMatch(words::contains);
    }

    private Section section(PartyEntry party) {
        Section section = new Section(new H2(party.names().in(getLocale())));
        section.addClassName("panel");
        List<Coordinator> people = coordinators(party);
        if (people.isEmpty()) {
            Paragraph nobody = new Paragraph(getTranslation("coordinators.nobody"));
            nobody.addClassName("help");
            section.add(nobody);
            return section;
        }
        UnorderedList names = new UnorderedList();
        names.addClassName("offices");
        people.forEach(coordinator -> {
            Span key = new Span(getTranslation(
                    "coordinators.key", Digest.of(coordinator.key()).hex().substring(0, SHORT)));
            key.addClassName("help");
            names.add(new ListItem(new Span(PlainLine.of(coordinator.name())), key));
        });
        section.add(names);
        return section;
    }
}

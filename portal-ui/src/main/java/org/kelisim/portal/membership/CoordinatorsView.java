package org.kelisim.portal.membership;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.unlock.BeforeUnlock;

/** Whom to turn to in each party: the coordinators that it names in its own signed statement. */
@Route("directory/coordinators")
@PermitAll
@BeforeUnlock
class CoordinatorsView extends PortalPage {

    CoordinatorsView(OfficerSession session) {
        super("coordinators.title");
        back(new Anchor("directory", getTranslation("directory.title")));
        lead(getTranslation("coordinators.lead"));
        Directory directory = session.node().directory();
        directory.members().parties().stream()
                .filter(party -> directory.statement(party.code()).isPresent())
                .sorted(Comparator.comparing(party -> party.names().in(getLocale())))
                .forEach(party ->
                        add(section(party, directory.statement(party.code()).orElseThrow())));
    }

    private Section section(PartyEntry party, PartyStatement statement) {
        UnorderedList people = new UnorderedList();
        people.addClassName("offices");
        statement.coordinators().forEach(coordinator -> people.add(new ListItem(PlainLine.of(coordinator.name()))));
        Section section = new Section(new H2(party.names().in(getLocale())), people);
        section.addClassName("panel");
        return section;
    }
}

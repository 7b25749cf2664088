package org.kelisim.portal.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.kelisim.client.node.PartyNode;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.session.OfficerSession;

/** Whose node this is and for which office one works: shown on every page. */
final class Identity extends Div {

    Identity(OfficerSession session, PartyNode node) {
        addClassName("identity-lines");
        DirectoryNames names = DirectoryNames.of(node, getLocale());
        Span party = new Span(names.party(node.party()));
        party.addClassName("identity-party");
        add(party);
        List<OfficeId> offices = session.offices();
        if (offices.size() > 1) {
            add(choice(session, offices, names));
        } else {
            offices.forEach(office -> add(line(names.office(office))));
        }
    }

    private static Span line(String text) {
        Span line = new Span(text);
        line.addClassName("identity-office");
        return line;
    }

    private Select<OfficeId> choice(OfficerSession session, List<OfficeId> offices, DirectoryNames names) {
        Select<OfficeId> select = new Select<>();
        select.addClassName("identity-choice");
        select.setAriaLabel(getTranslation("nav.office"));
        select.setItems(offices);
        select.setItemLabelGenerator(names::office);
        select.setValue(session.office());
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                session.chooseOffice(change.getValue());
                UI.getCurrent().getPage().reload();
            }
        });
        return select;
    }
}

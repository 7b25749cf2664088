package org.kelisim.portal.membership;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.kelisim.client.directory.DirectoryStep;
import org.kelisim.client.text.Message;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.unlock.BeforeUnlock;

/** What changed with each directory version, in plain words. Public among the parties, so no PIN. */
@Route("directory/versions")
@PermitAll
@BeforeUnlock
class VersionsView extends PortalPage {

    private final transient DirectoryNames names;

    VersionsView(OfficerSession session) {
        super("versions.title");
        back(new Anchor("directory", getTranslation("directory.title")));
        this.names = DirectoryNames.of(session.node(), getLocale());
        lead(getTranslation("versions.lead"));
        session.node().directoryHistory().forEach(step -> add(section(step)));
    }

    private Section section(DirectoryStep step) {
        H2 title = new H2(getTranslation("versions.version", String.valueOf(step.version())));
        Paragraph when = new Paragraph(step.published()
                .map(moment -> getTranslation("versions.published", Dates.moment(moment, getLocale())))
                .orElseGet(() -> getTranslation("versions.first")));
        when.addClassName("help");
        Section section = new Section(title, when);
        section.addClassName("panel");
        if (!step.changes().isEmpty()) {
            section.add(changes(step.changes(), names));
        }
        return section;
    }

    static UnorderedList changes(List<Message> changes, DirectoryNames names) {
        UnorderedList list = new UnorderedList();
        changes.forEach(change -> list.add(new ListItem(names.worded(change))));
        return list;
    }
}

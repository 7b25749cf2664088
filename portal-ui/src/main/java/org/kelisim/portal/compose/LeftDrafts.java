package org.kelisim.portal.compose;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.session.OfficerSession;

/** Drafts of others that wait for somebody of the office to take them over; not visible where there are none. */
final class LeftDrafts extends Section {

    private final transient OfficerSession session;

    LeftDrafts(OfficerSession session) {
        this.session = session;
        addClassName("panel");
    }

    /** Shows them as they are now. */
    void refresh() {
        List<LeftDraft> left = session.node().drafts().left(session.officer());
        DirectoryNames names = DirectoryNames.of(session.node(), getLocale());
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        left.forEach(draft -> rows.add(ComposeNavigation.leftRow(draft, names, getLocale())));
        removeAll();
        add(new H2(getTranslation("left.title", left.size())), new Paragraph(getTranslation("left.help")), rows);
        setVisible(!left.isEmpty());
    }
}

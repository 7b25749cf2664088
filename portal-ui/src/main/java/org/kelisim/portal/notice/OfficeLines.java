package org.kelisim.portal.notice;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.directory.DirectoryNames;

/** Offices, one on each line. */
public final class OfficeLines extends Div {

    /** The offices in the order given. */
    public OfficeLines(List<OfficeId> offices, DirectoryNames names) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        offices.forEach(office -> list.add(new ListItem(names.full(office))));
        add(list);
    }
}

package org.kelisim.portal.inbox;

import com.vaadin.flow.router.RouterLink;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.lists.Received;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Row;

/** The way to the inbox and to what is in it. */
public final class InboxNavigation {

    /** Where the inbox is. */
    public static final String PATH = "inbox";

    private InboxNavigation() {}

    /** A link to a received notice. */
    public static RouterLink link(DispatchId id, String text) {
        return new RouterLink(text, ReceivedView.class, id.toString());
    }

    /** A row of the inbox for that reader. */
    public static Row row(Received received, DirectoryNames names, String reader) {
        return InboxRows.row(received, names, reader);
    }

    /** An inbox entry as a row of a list. */
    public static Row row(InboxEntry entry, DirectoryNames names) {
        return InboxRows.row(entry, names);
    }
}

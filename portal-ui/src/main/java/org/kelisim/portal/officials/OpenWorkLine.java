package org.kelisim.portal.officials;

import com.vaadin.flow.component.Component;
import org.kelisim.client.officer.Official;
import org.kelisim.client.officer.Officials.OpenWork;
import org.kelisim.portal.session.OfficerSession;

/** What somebody would leave behind, in words. */
final class OpenWorkLine {

    private OpenWorkLine() {}

    static String of(Component reader, OfficerSession session, Official official) {
        OpenWork work = session.node().officials().openWork(session.officer(), official);
        return work.equals(OpenWork.NONE)
                ? reader.getTranslation("officials.no-open-work")
                : reader.getTranslation("officials.open-work-is", work.taken(), work.drafts(), work.waiting());
    }
}

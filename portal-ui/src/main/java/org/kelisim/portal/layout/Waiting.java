package org.kelisim.portal.layout;

import java.util.Map;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.portal.inbox.InboxNavigation;
import org.kelisim.portal.release.ReleaseNavigation;
import org.kelisim.portal.session.OfficerSession;

/** How many things wait for the officer, by the view where they wait. */
record Waiting(Map<String, Integer> numbers) {

    static Waiting of(OfficerSession session) {
        PartyNode node = session.node();
        UnlockedOfficer officer = session.officer();
        int unread = node.lists().unread(session.office(), officer);
        int toRelease = (int) node.desk().toRelease(officer).stream()
                .filter(pending -> !pending.mine())
                .count();
        return new Waiting(Map.of(InboxNavigation.PATH, unread, ReleaseNavigation.PATH, toRelease));
    }

    int at(String path) {
        return numbers.getOrDefault(path.replaceFirst("^/", ""), 0);
    }
}

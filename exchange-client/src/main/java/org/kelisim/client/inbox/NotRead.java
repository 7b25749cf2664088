package org.kelisim.client.inbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/** What an office tried to open and this release cannot read: it may be anything, and nobody waits for it. */
final class NotRead {
    private final NodeStore store;
    private final Set<String> marks = ConcurrentHashMap.newKeySet();

    NotRead(NodeStore store) {
        this.store = store;
        store.each(Shelf.NOT_READ, (place, json) -> marks.add(place));
    }

    boolean contains(DispatchId id, OfficeId office) {
        return marks.contains(place(id, office));
    }

    /** Says whether it is new. */
    boolean add(DispatchId id, OfficeId office) {
        String place = place(id, office);
        if (!marks.add(place)) {
            return false;
        }
        store.put(Shelf.NOT_READ, place, CanonicalJson.object());
        return true;
    }

    /** Another release could. */
    void remove(DispatchId id, OfficeId office) {
        String place = place(id, office);
        if (marks.remove(place)) {
            store.delete(Shelf.NOT_READ, place);
        }
    }

    private String place(DispatchId id, OfficeId office) {
        return id + "/" + store.hidden(office.toString());
    }
}

package org.kelisim.client.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kelisim.client.deputy.StoredDeputies;
import org.kelisim.client.draft.Authors;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftLedger;
import org.kelisim.client.inbox.StoredWork;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.officer.Officials.OpenWork;
import org.kelisim.party.OfficeId;

/** What people have begun: notices that they took, drafts, and deputyships. */
record BegunWork(StoredWork work, DraftLedger drafts, StoredDeputies deputies, Authors authors)
        implements Officials.Begun {
    @Override
    public OpenWork by(String officer) {
        List<Draft> own = drafts.all().stream()
                .filter(draft -> draft.author().equals(officer))
                .toList();
        int open = (int) own.stream().filter(Draft::isOpen).count();
        return new OpenWork(work.with(officer), open, own.size() - open);
    }

    @Override
    public Map<OfficeId, Integer> left() {
        Map<OfficeId, Set<String>> writers = new HashMap<>();
        return drafts.all().stream()
                .filter(draft -> !writers.computeIfAbsent(draft.office(), authors::writers)
                        .contains(draft.author()))
                .collect(Collectors.toMap(Draft::office, draft -> 1, Integer::sum));
    }

    @Override
    public void end(String officer) {
        deputies.forget(officer);
        drafts.keepFrom(officer);
    }
}

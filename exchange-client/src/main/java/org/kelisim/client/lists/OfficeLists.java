package org.kelisim.client.lists;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.dialogue.Due;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.inbox.Holder;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.ReceivedLine;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.client.release.Pending;
import org.kelisim.directory.Directory;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/**
 * An office's lists, all from memory: showing a page of a long list reads nothing from the store. Lists of an office that
 * is not the officer's are empty.
 */
public interface OfficeLists {
    /**
     * What came: overdue answers first, then what is unread, then what waits for an answer, nearest last day first, then the
     * rest; newest first within each.
     */
    Page<Received> inbox(OfficeId office, ListQuery query, int from, int count, UnlockedOfficer officer);

    /** How many of {@link #inbox} are unread. */
    int unread(OfficeId office, UnlockedOfficer officer);

    /**
     * What was sent: overdue answers first, then what has a reply that nobody has opened, then what waits for one, nearest last
     * day first, then the rest, newest first.
     */
    Page<Sent> sent(OfficeId office, ListQuery query, int from, int count, UnlockedOfficer officer);

    /** The officer's own drafts: sent back, still being written, handed over; newest first within each. */
    Page<Draft> drafts(ListQuery query, int from, int count, UnlockedOfficer officer);

    /** What waits for release in the officer's offices: the most urgent first, then the oldest. */
    Page<Pending> toRelease(ListQuery query, int from, int count, UnlockedOfficer officer);

    /** What the lists are made of. Whoever asks these has checked who asks, except for the last two, which check it. */
    record Sources(
            Function<OfficeId, List<ReceivedLine>> received,
            BiFunction<DispatchId, OfficeId, Optional<Holder>> holder,
            Function<InboxEntry, Optional<Due>> ours,
            Function<OfficeId, List<SentLine>> sent,
            Function<OutboxEntry, Optional<Due>> theirs,
            Predicate<OutboxEntry> unopened,
            Function<UnlockedOfficer, List<Draft>> drafts,
            Function<UnlockedOfficer, List<Pending>> pending) {}

    static OfficeLists of(Sources sources, Catalogue catalogue, Supplier<Directory> directory) {
        return new NodeLists(sources, catalogue, directory);
    }
}

package org.kelisim.client.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.dialogue.Due;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.ReceivedLine;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.client.release.Pending;
import org.kelisim.directory.Directory;
import org.kelisim.party.OfficeId;

/** Puts in order what the node keeps in memory, newest first; only the few that wait for an answer are sorted anew. */
final class NodeLists implements OfficeLists {
    private final Sources sources;
    private final Catalogue catalogue;
    private final Supplier<Directory> directory;

    NodeLists(Sources sources, Catalogue catalogue, Supplier<Directory> directory) {
        this.sources = sources;
        this.catalogue = catalogue;
        this.directory = directory;
    }

    @Override
    public Page<Received> inbox(OfficeId office, ListQuery query, int from, int count, UnlockedOfficer officer) {
        Narrowing narrowing = narrowing(query);
        List<Received> overdue = new ArrayList<>();
        List<Received> unread = new ArrayList<>();
        List<Received> waiting = new ArrayList<>();
        List<Received> rest = new ArrayList<>();
        for (ReceivedLine line : received(office, officer)) {
            InboxEntry entry = line.entry();
            Received row = new Received(
                    entry,
                    sources.holder().apply(entry.id(), office),
                    sources.ours().apply(entry));
            if (narrowing.admits(line, row, officer)) {
                boolean isUnread = entry.state() == InboxEntry.State.UNREAD;
                List<Received> others = isUnread ? unread : rest;
                place(row, row.due(), overdue, isUnread ? unread : waiting, others);
            }
        }
        overdue.sort(byDay(Received::due));
        waiting.sort(byDay(Received::due));
        return Page.of(joined(List.of(overdue, unread, waiting, rest)), from, count);
    }

    private static <T> void place(T row, Optional<Due> due, List<T> overdue, List<T> waiting, List<T> others) {
        (due.isEmpty() ? others : due.get().overdue() ? overdue : waiting).add(row);
    }

    private List<ReceivedLine> received(OfficeId office, UnlockedOfficer officer) {
        return officer.offices().contains(office) ? sources.received().apply(office) : List.of();
    }

    @Override
    public int unread(OfficeId office, UnlockedOfficer officer) {
        return (int) received(office, officer).stream()
                .filter(it -> it.entry().state() == InboxEntry.State.UNREAD)
                .count();
    }

    @Override
    public Page<Sent> sent(OfficeId office, ListQuery query, int from, int count, UnlockedOfficer officer) {
        Narrowing narrowing = narrowing(query);
        List<Sent> overdue = new ArrayList<>();
        List<Sent> came = new ArrayList<>();
        List<Sent> waiting = new ArrayList<>();
        List<Sent> rest = new ArrayList<>();
        List<SentLine> lines =
                officer.offices().contains(office) ? sources.sent().apply(office) : List.of();
        for (SentLine line : lines) {
            Sent row = new Sent(
                    line.entry(),
                    sources.theirs().apply(line.entry()),
                    sources.unopened().test(line.entry()));
            if (narrowing.admits(line, row)) {
                place(row, row.due(), overdue, row.unopened() ? came : waiting, row.unopened() ? came : rest);
            }
        }
        overdue.sort(byDay(Sent::due));
        waiting.sort(byDay(Sent::due));
        return Page.of(joined(List.of(overdue, came, waiting, rest)), from, count);
    }

    @Override
    public Page<Draft> drafts(ListQuery query, int from, int count, UnlockedOfficer officer) {
        Narrowing narrowing = narrowing(query);
        List<Draft> rows = sources.drafts().apply(officer).stream()
                .filter(narrowing::admits)
                .sorted(Comparator.comparing(it -> ListState.DRAFTS.indexOf(Narrowing.state(it))))
                .toList();
        return Page.of(rows, from, count);
    }

    @Override
    public Page<Pending> toRelease(ListQuery query, int from, int count, UnlockedOfficer officer) {
        Narrowing narrowing = narrowing(query);
        List<Pending> rows = sources.pending().apply(officer).stream()
                .filter(narrowing::admits)
                .sorted(Comparator.comparing((Pending it) -> it.notice().priority(), Comparator.reverseOrder())
                        .thenComparing(Pending::handedOverAt)
                        .thenComparing(Pending::id))
                .toList();
        return Page.of(rows, from, count);
    }

    private Narrowing narrowing(ListQuery query) {
        return new Narrowing(query, catalogue, directory.get());
    }

    private static <T> Comparator<T> byDay(Function<T, Optional<Due>> due) {
        return Comparator.comparing(row -> due.apply(row).orElseThrow().lastDay());
    }

    private static <T> List<T> joined(List<List<T>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}

package org.kelisim.client.lists;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.dialogue.Due;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.inbox.Holder;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.InboxEntry.Summary;
import org.kelisim.client.inbox.ReceivedLine;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.OutboxEntry.RecipientState;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.client.release.Pending;
import org.kelisim.client.text.Words;
import org.kelisim.directory.Directory;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/** Whether a row is what a query asks for: the cheap parts first, the search for words last. */
final class Narrowing {
    private final ListQuery query;
    private final Search search;
    private final Catalogue catalogue;

    Narrowing(ListQuery query, Catalogue catalogue, Directory directory) {
        this.query = query;
        this.search = new Search(query.text(), catalogue, directory);
        this.catalogue = catalogue;
    }

    boolean admits(ReceivedLine line, Received row, UnlockedOfficer officer) {
        InboxEntry entry = row.entry();
        Optional<Summary> summary = entry.summary();
        return has(query.party(), Optional.of(entry.sender().party()))
                && within(entry.receivedAt())
                && has(query.type(), summary.map(Summary::type))
                && has(query.handling(), summary.map(Summary::handling))
                && has(query.priority(), summary.map(Summary::priority))
                && isWith(row.holder(), officer)
                && query.state().filter(it -> !isIn(it, row)).isEmpty()
                && (search.isForAll()
                        || search.matches(line.words(), List.of(entry.sender()), summary.map(Summary::type)));
    }

    private static boolean isIn(ListState state, Received row) {
        return switch (state) {
            case UNREAD -> row.entry().state() == InboxEntry.State.UNREAD;
            case READ -> row.entry().state() == InboxEntry.State.READ;
            case NOT_OPENED -> row.entry().state() == InboxEntry.State.REFUSED;
            case WAITING -> row.due().isPresent();
            case OVERDUE -> row.due().filter(Due::overdue).isPresent();
            default -> false;
        };
    }

    private boolean isWith(Optional<Holder> holder, UnlockedOfficer officer) {
        return switch (query.who()) {
            case ANYBODY -> true;
            case NOBODY -> holder.isEmpty();
            case MINE -> holder.filter(it -> it.officer().equals(officer.id())).isPresent();
        };
    }

    boolean admits(SentLine line, Sent row) {
        OutboxEntry entry = row.entry();
        List<OfficeId> recipients =
                entry.recipients().stream().map(RecipientState::office).toList();
        return hasParty(recipients)
                && within(entry.sentAt().orElse(entry.queuedAt()))
                && hasMarks(entry.type(), entry.handling(), entry.priority())
                && query.state().filter(it -> !isIn(it, row)).isEmpty()
                && (search.isForAll() || search.matches(line.words(), recipients, Optional.of(entry.type())));
    }

    private static boolean isIn(ListState state, Sent row) {
        SendState sent = row.entry().state();
        return switch (state) {
            case WAITING -> row.due().isPresent();
            case OVERDUE -> row.due().filter(Due::overdue).isPresent();
            case ON_THE_WAY -> sent == SendState.QUEUED || sent == SendState.ACCEPTED;
            case SENT -> sent == SendState.LOGGED;
            case DELIVERED -> sent == SendState.DELIVERED;
            case READ -> sent == SendState.READ;
            case REFUSED -> sent == SendState.REFUSED;
            default -> false;
        };
    }

    boolean admits(Draft draft) {
        return hasParty(draft.recipients())
                && within(draft.changedAt())
                && hasMarks(draft.type(), draft.handling(), draft.priority())
                && query.state().filter(it -> it != state(draft)).isEmpty()
                && (search.isForAll()
                        || search.matches(
                                words(draft.type(), draft.typeVersion(), draft.body(), draft.registration().stream()),
                                draft.recipients(),
                                Optional.of(draft.type())));
    }

    static ListState state(Draft draft) {
        return switch (draft.state()) {
            case DraftState.Writing writing -> ListState.WRITING;
            case DraftState.SentBack back -> ListState.SENT_BACK;
            case DraftState.HandedOver over -> ListState.HANDED_OVER;
        };
    }

    boolean admits(Pending pending) {
        Notice notice = pending.notice();
        List<OfficeId> recipients = notice.routing().recipients();
        return hasParty(recipients)
                && within(pending.handedOverAt())
                && hasMarks(notice.type(), notice.handling(), notice.priority())
                && query.state()
                        .filter(it -> (it == ListState.OWN) != pending.mine())
                        .isEmpty()
                && (search.isForAll() || search.matches(words(pending), recipients, Optional.of(notice.type())));
    }

    private List<String> words(Pending pending) {
        Notice notice = pending.notice();
        Stream<String> more = Stream.concat(Stream.of(pending.authorName()), notice.registration().stream());
        return words(notice.type(), notice.typeVersion(), notice.body(), more);
    }

    private List<String> words(String type, int version, ObjectNode body, Stream<String> more) {
        return List.of(Words.of(Stream.concat(more, Words.ofBody(catalogue, type, version, body))));
    }

    private boolean hasParty(List<OfficeId> offices) {
        return query.party()
                .filter(party ->
                        offices.stream().noneMatch(office -> office.party().equals(party)))
                .isEmpty();
    }

    private boolean hasMarks(String type, HandlingCode handling, Priority priority) {
        return has(query.type(), Optional.of(type))
                && has(query.handling(), Optional.of(handling))
                && has(query.priority(), Optional.of(priority));
    }

    private static <T> boolean has(Optional<T> asked, Optional<T> known) {
        return asked.isEmpty() || asked.equals(known);
    }

    private boolean within(Instant moment) {
        return query.from().filter(moment::isBefore).isEmpty()
                && query.before().filter(it -> !moment.isBefore(it)).isEmpty();
    }
}

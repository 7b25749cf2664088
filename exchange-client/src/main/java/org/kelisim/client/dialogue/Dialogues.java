package org.kelisim.client.dialogue;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.client.dialogue.Conversation.Asked;
import org.kelisim.client.dialogue.Conversation.Reply;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.ReceivedLine;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.dialogue.ClockState;
import org.kelisim.dialogue.Deadline;
import org.kelisim.dialogue.ReplyClock;
import org.kelisim.dialogue.WorkCalendar;
import org.kelisim.dialogue.WorkCalendars;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * Puts questions and answers together from what an office sent and received, in memory. Days are those of the list of
 * members that was in force when the question was logged, so that both sides count alike and nobody moves a clock that runs.
 */
public final class Dialogues {
    private final Function<OfficeId, List<SentLine>> sent;
    private final Function<OfficeId, List<ReceivedLine>> received;
    private final DirectoryLookup directories;
    private final Clock clock;
    private final Map<OfficeId, Index> sentReplies = new ConcurrentHashMap<>();
    private final Map<OfficeId, Index> receivedReplies = new ConcurrentHashMap<>();
    private final Map<Stated, WorkCalendar> calendars = new ConcurrentHashMap<>();

    /** An office's replies by the question, and the list that they were read from. */
    private record Index(List<?> lines, Map<DispatchId, List<Reply>> replies) {
        List<Reply> to(DispatchId question) {
            return replies.getOrDefault(question, List.of());
        }
    }

    private record Stated(PartyCode party, long directory) {}

    /**
     * @param sent an office's lines, the same list until something changes
     * @param received the same of what came
     */
    public Dialogues(
            Function<OfficeId, List<SentLine>> sent,
            Function<OfficeId, List<ReceivedLine>> received,
            DirectoryLookup directories,
            Clock clock) {
        this.sent = sent;
        this.received = received;
        this.directories = directories;
        this.clock = clock;
    }

    /** Until when the sender waits for the office's answer, while it does. */
    public Optional<Due> due(InboxEntry entry) {
        boolean asks = entry.header().routing().replyWithin().isPresent() && entry.state() != InboxEntry.State.REFUSED;
        return asks ? of(entry).due() : Optional.empty();
    }

    /** Until when the office waits for an answer, while it does. */
    public Optional<Due> due(OutboxEntry entry) {
        boolean asks = entry.replyWithin().isPresent() && entry.sentAt().isPresent() && isSent(entry);
        return asks ? of(entry).due() : Optional.empty();
    }

    /** The thread of a question that came to the office. */
    public Conversation of(InboxEntry question) {
        OfficeId office = question.office();
        Optional<Reply> closing = received(office).to(question.id()).stream()
                .filter(it -> it.from().equals(question.sender()))
                .findFirst();
        Optional<Deadline> deadline = question.header()
                .routing()
                .replyWithin()
                .map(within -> ReplyClock.deadline(
                        within,
                        question.submitted().map(InboxEntry.Submitted::time).orElse(question.receivedAt()),
                        Optional.of(question.receivedAt()),
                        calendar(office, question.submitted().map(InboxEntry.Submitted::leaf))));
        Asked asked = asked(office, deadline, sent(office).to(question.id()), closing.isPresent());
        return new Conversation(question.id(), question.sender(), List.of(asked), closing);
    }

    /** The thread of a question that the office sent. */
    public Conversation of(OutboxEntry question) {
        Optional<Reply> closing =
                sent(question.office()).to(question.id()).stream().findFirst();
        List<Reply> replies = received(question.office()).to(question.id());
        List<Asked> asked = question.recipients().stream()
                .map(recipient -> asked(
                        recipient.office(),
                        question.replyWithin().map(within -> deadline(question, recipient, within)),
                        replies.stream()
                                .filter(it -> it.from().equals(recipient.office()))
                                .toList(),
                        closing.isPresent()))
                .toList();
        return new Conversation(question.id(), question.office(), asked, closing);
    }

    private Deadline deadline(OutboxEntry question, OutboxEntry.RecipientState recipient, ReplyWithin within) {
        return ReplyClock.deadline(
                within,
                question.sentAt().orElse(question.queuedAt()),
                recipient.deliveredAt().or(recipient::readAt),
                calendar(recipient.office(), question.leaf()));
    }

    private Asked asked(OfficeId office, Optional<Deadline> deadline, List<Reply> replies, boolean closed) {
        boolean answered = replies.stream().anyMatch(it -> !it.interim());
        ClockState state = deadline.map(it -> it.at(clock.instant(), answered, closed))
                .orElse(answered ? ClockState.ANSWERED : closed ? ClockState.CLOSED : ClockState.RUNNING);
        return new Asked(office, deadline, state, replies);
    }

    private WorkCalendar calendar(OfficeId office, Optional<Long> leaf) {
        Directory directory = leaf.flatMap(directories::inForceAt).orElseGet(directories::newest);
        return calendars.computeIfAbsent(
                new Stated(office.party(), directory.version()), it -> WorkCalendars.of(it.party(), directory));
    }

    private Index sent(OfficeId office) {
        return index(
                sentReplies,
                office,
                sent.apply(office),
                lines -> lines.stream()
                        .map(SentLine::entry)
                        .filter(Dialogues::isSent)
                        .flatMap(it -> it.inReplyTo().map(question -> Map.entry(question, reply(it))).stream()));
    }

    private Index received(OfficeId office) {
        return index(
                receivedReplies,
                office,
                received.apply(office),
                lines -> lines.stream()
                        .map(ReceivedLine::entry)
                        .filter(it -> it.state() != InboxEntry.State.REFUSED)
                        .flatMap(
                                it -> it
                                        .header()
                                        .routing()
                                        .inReplyTo()
                                        .map(question -> Map.entry(question, reply(it)))
                                        .stream()));
    }

    private static <L> Index index(
            Map<OfficeId, Index> known,
            OfficeId office,
            List<L> lines,
            Function<List<L>, Stream<Map.Entry<DispatchId, Reply>>> replies) {
        Index index = known.get(office);
        if (index == null || index.lines() != lines) {
            index = new Index(
                    lines,
                    replies.apply(lines)
                            .sorted(Comparator.comparing(it -> it.getValue().at()))
                            .collect(Collectors.groupingBy(
                                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
            known.put(office, index);
        }
        return index;
    }

    private static boolean isSent(OutboxEntry entry) {
        return entry.state() != SendState.REFUSED;
    }

    private static Reply reply(OutboxEntry entry) {
        Instant at = entry.sentAt().orElse(entry.queuedAt());
        return new Reply(entry.id(), entry.office(), at, entry.interim(), true, true);
    }

    private static Reply reply(InboxEntry entry) {
        Instant at = entry.submitted().map(InboxEntry.Submitted::time).orElse(entry.receivedAt());
        boolean interim = entry.summary().filter(InboxEntry.Summary::interim).isPresent();
        return new Reply(
                entry.id(), entry.sender(), at, interim, false, entry.summary().isPresent());
    }
}

package org.kelisim.client.dialogue;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.client.dialogue.Conversation.Asked;
import org.kelisim.client.dialogue.Conversation.Reply;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.ReceivedLine;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.client.safeguards.Proposal;
import org.kelisim.client.safeguards.Threads;
import org.kelisim.client.text.Message;
import org.kelisim.dialogue.Answers;
import org.kelisim.dialogue.ClockState;
import org.kelisim.dialogue.Deadline;
import org.kelisim.dialogue.ReplyClock;
import org.kelisim.dialogue.ReplyRules;
import org.kelisim.dialogue.ReplyRules.Earlier;
import org.kelisim.dialogue.ReplyRules.Objection;
import org.kelisim.dialogue.ReplyRules.Proposed;
import org.kelisim.dialogue.ReplyRules.Question;
import org.kelisim.dialogue.WorkCalendar;
import org.kelisim.dialogue.WorkCalendars;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * Puts questions and answers together from what an office sent and received, in memory. Days are those of the list of
 * members that was in force when the question was logged, so that both sides count alike and nobody moves a clock that runs.
 */
public final class Dialogues implements Threads {
    private static final Comparator<OutboxEntry> ORDER =
            Comparator.comparing(OutboxEntry::queuedAt).thenComparing(OutboxEntry::id);

    private final Sources sources;
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
     * What threads are made of; whoever asks has checked who asks.
     *
     * @param sent an office's lines, the same list until something changes
     * @param received the same of what came
     * @param question what was sent under that id
     * @param asked what came to that office under that id
     * @param notRead whether the office tried to open it and could not read what it is
     */
    public record Sources(
            Function<OfficeId, List<SentLine>> sent,
            Function<OfficeId, List<ReceivedLine>> received,
            Function<DispatchId, Optional<OutboxEntry>> question,
            BiFunction<DispatchId, OfficeId, Optional<InboxEntry>> asked,
            BiPredicate<DispatchId, OfficeId> notRead) {}

    public Dialogues(Sources sources, DirectoryLookup directories, Clock clock) {
        this.sources = sources;
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
        List<Reply> closings = received(office).to(question.id()).stream()
                .filter(it -> it.from().equals(question.sender()))
                .toList();
        Optional<Deadline> deadline = question.header()
                .routing()
                .replyWithin()
                .filter(within -> isAsked(office, question.summary().flatMap(InboxEntry.Summary::askedState)))
                .map(within -> ReplyClock.deadline(
                        within,
                        question.submitted().map(InboxEntry.Submitted::time).orElse(question.receivedAt()),
                        Optional.of(question.receivedAt()),
                        calendar(office, question.submitted().map(InboxEntry.Submitted::leaf))));
        Asked asked = asked(office, deadline, sent(office).to(question.id()), closings, reply -> false);
        return new Conversation(question.id(), question.sender(), List.of(asked), closings);
    }

    /** The thread of a question that the office sent. */
    public Conversation of(OutboxEntry question) {
        List<Reply> closings = sent(question.office()).to(question.id());
        List<Reply> replies = received(question.office()).to(question.id());
        List<Asked> asked = question.recipients().stream()
                .map(recipient -> asked(
                        recipient.office(),
                        question.replyWithin()
                                .filter(within -> isAsked(recipient.office(), question.askedState()))
                                .map(within -> deadline(question, recipient, within)),
                        replies.stream()
                                .filter(it -> it.from().equals(recipient.office()))
                                .toList(),
                        closings,
                        it -> isUnopened(it, question.office())))
                .toList();
        return new Conversation(question.id(), question.office(), asked, closings);
    }

    private static boolean isAsked(OfficeId office, Optional<PartyCode> askedState) {
        return askedState.filter(it -> !it.equals(office.party())).isEmpty();
    }

    /** Whether a reply to it came, of an office that was asked and still is, that nobody of the office has opened. */
    public boolean hasUnopenedReply(OutboxEntry question) {
        return of(question).asked().stream()
                .filter(it -> it.state() != ClockState.CLOSED)
                .flatMap(it -> it.replies().stream())
                .anyMatch(it -> isUnopened(it, question.office()));
    }

    /** What was tried and cannot be read may be anything, and holds no clock. */
    private boolean isUnopened(Reply reply, OfficeId office) {
        return !reply.opened() && !sources.notRead().test(reply.id(), office);
    }

    private Deadline deadline(OutboxEntry question, OutboxEntry.RecipientState recipient, ReplyWithin within) {
        return ReplyClock.deadline(
                within,
                question.sentAt().orElse(question.queuedAt()),
                recipient.deliveredAt().or(recipient::readAt),
                calendar(recipient.office(), question.leaf()));
    }

    /** A reply that nobody has opened holds the clock if it came in time: of a late one the log says so already. */
    private Asked asked(
            OfficeId office,
            Optional<Deadline> deadline,
            List<Reply> replies,
            List<Reply> closings,
            Predicate<Reply> isUnopened) {
        boolean closed = closings.stream().anyMatch(it -> it.to().contains(office));
        boolean answered = replies.stream().anyMatch(Reply::answers);
        boolean unopened = replies.stream()
                .filter(isUnopened)
                .anyMatch(it -> deadline.filter(last -> !last.isInTime(it.at())).isEmpty());
        ClockState state = deadline.map(it -> it.at(clock.instant(), answered, closed, unopened))
                .orElse(
                        answered
                                ? ClockState.ANSWERED
                                : closed ? ClockState.CLOSED : unopened ? ClockState.ARRIVED : ClockState.RUNNING);
        return new Asked(office, deadline, state, replies);
    }

    /** The thread that an office's notice belongs to: of the question that it replies to, or its own. */
    public Conversation about(InboxEntry entry) {
        return entry.header()
                .routing()
                .inReplyTo()
                .flatMap(question -> find(question, entry.office()))
                .orElseGet(() -> of(entry));
    }

    /** As before, of what the office sent. */
    public Conversation about(OutboxEntry entry) {
        return entry.inReplyTo()
                .flatMap(question -> find(question, entry.office()))
                .orElseGet(() -> of(entry));
    }

    /** The thread of a question that the office sent or received. */
    public Optional<Conversation> find(DispatchId question, OfficeId office) {
        return sources.question()
                .apply(question)
                .filter(it -> it.office().equals(office))
                .map(this::of)
                .or(() -> sources.asked().apply(question, office).map(this::of));
    }

    private Optional<Question> question(DispatchId id, OfficeId office) {
        return sources.question()
                .apply(id)
                .filter(it -> it.office().equals(office))
                .map(it -> new Question(office, recipients(it)))
                .or(() -> sources.asked()
                        .apply(id, office)
                        .map(it ->
                                new Question(it.sender(), it.header().routing().recipients())));
    }

    @Override
    public Optional<Message> objection(Proposal proposal) {
        return proposal.inReplyTo()
                .flatMap(question -> objection(
                                question,
                                new Proposed(proposal.office(), proposal.recipients(), proposal.type()),
                                sentTo(question, proposal.office()))
                        .map(it -> Message.of(it.messageKey())));
    }

    /** Asks once more of what waits in the outbox, by what was put there or logged before it. */
    public Optional<Message> beforeSealing(Notice reply) {
        OfficeId office = reply.routing().sender();
        return reply.routing().inReplyTo().flatMap(question -> {
            List<OutboxEntry> all = sentTo(question, office);
            Optional<OutboxEntry> own =
                    all.stream().filter(it -> it.id().equals(reply.id())).findFirst();
            List<OutboxEntry> before = all.stream()
                    .filter(it -> !it.id().equals(reply.id()))
                    .filter(it -> it.leaf().isPresent()
                            || own.filter(me -> ORDER.compare(it, me) > 0).isEmpty())
                    .toList();
            return objection(question, new Proposed(office, reply.routing().recipients(), reply.type()), before)
                    .map(it -> Message.of(it.messageKey()));
        });
    }

    private List<OutboxEntry> sentTo(DispatchId question, OfficeId office) {
        return sources.sent().apply(office).stream()
                .map(SentLine::entry)
                .filter(Dialogues::isSent)
                .filter(it -> it.inReplyTo().filter(question::equals).isPresent())
                .toList();
    }

    private Optional<Objection> objection(DispatchId question, Proposed proposed, List<OutboxEntry> before) {
        OfficeId office = proposed.from();
        Stream<Earlier> own = before.stream().map(it -> new Earlier(office, recipients(it), it.interim()));
        Stream<Earlier> theirs =
                received(office).to(question).stream().map(it -> new Earlier(it.from(), it.to(), it.interim()));
        return ReplyRules.objection(
                question(question, office), proposed, Stream.concat(own, theirs).toList());
    }

    /**
     * Whether the thread takes what came to an office, by what was logged before it.
     *
     * @param leaf index of its {@code submitted} in the log
     * @param peek an earlier reply that nobody has opened yet; nothing if it cannot be opened: then it does not count
     */
    public Optional<Objection> onOpening(
            OfficeId office, Notice reply, long leaf, Function<DispatchId, Optional<Notice>> peek) {
        return reply.routing().inReplyTo().flatMap(question -> {
            Stream<Earlier> theirs = sources.received().apply(office).stream()
                    .map(ReceivedLine::entry)
                    .filter(it -> !it.id().equals(reply.id()) && it.state() != InboxEntry.State.REFUSED)
                    .filter(it -> it.header()
                            .routing()
                            .inReplyTo()
                            .filter(question::equals)
                            .isPresent())
                    .filter(it -> it.submitted().filter(at -> at.leaf() < leaf).isPresent())
                    .flatMap(it -> earlier(it, peek).stream());
            Stream<Earlier> own = sentTo(question, office).stream()
                    .filter(it -> it.leaf().filter(at -> at < leaf).isPresent())
                    .map(it -> new Earlier(office, recipients(it), it.interim()));
            return ReplyRules.objection(
                    question(question, office),
                    new Proposed(reply.routing().sender(), reply.routing().recipients(), reply.type()),
                    Stream.concat(own, theirs).toList());
        });
    }

    private static Optional<Earlier> earlier(InboxEntry entry, Function<DispatchId, Optional<Notice>> peek) {
        return entry.summary()
                .map(InboxEntry.Summary::interim)
                .or(() -> peek.apply(entry.id()).map(Answers::isInterim))
                .map(interim ->
                        new Earlier(entry.sender(), entry.header().routing().recipients(), interim));
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
                sources.sent().apply(office),
                lines -> lines.stream()
                        .map(SentLine::entry)
                        .filter(Dialogues::isSent)
                        .flatMap(it -> it.inReplyTo().map(question -> Map.entry(question, reply(it))).stream()));
    }

    private Index received(OfficeId office) {
        return index(
                receivedReplies,
                office,
                sources.received().apply(office),
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

    private static List<OfficeId> recipients(OutboxEntry entry) {
        return entry.recipients().stream()
                .map(OutboxEntry.RecipientState::office)
                .toList();
    }

    private static boolean isSent(OutboxEntry entry) {
        return entry.state() != SendState.REFUSED;
    }

    private static Reply reply(OutboxEntry entry) {
        Instant at = entry.sentAt().orElse(entry.queuedAt());
        return new Reply(entry.id(), entry.office(), recipients(entry), at, entry.interim(), true, true);
    }

    private static Reply reply(InboxEntry entry) {
        Instant at = entry.submitted().map(InboxEntry.Submitted::time).orElse(entry.receivedAt());
        boolean interim = entry.summary().filter(InboxEntry.Summary::interim).isPresent();
        return new Reply(
                entry.id(),
                entry.sender(),
                entry.header().routing().recipients(),
                at,
                interim,
                false,
                entry.summary().isPresent());
    }
}

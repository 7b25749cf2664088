package org.kelisim.client.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kelisim.agreement.Channel;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Reply;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.Agreements;
import org.kelisim.client.api.Authorization;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SendQueue;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.release.SystemSend;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.Evidence;
import org.kelisim.envelope.Refusal;
import org.kelisim.envelope.Refused;
import org.kelisim.envelope.UnverifiedDispatch;
import org.kelisim.json.Digest;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;

/**
 * The library for a party's own systems: the same vault, store, rules and exchange client as a node with a screen, and
 * no officers. Whoever opens the vault here can open what came to its offices; sending is for types that an office's
 * mandate lets systems send. Shares the node's database with a running portal.
 */
public final class SystemNode implements AutoCloseable {
    private static final String READER = "system";

    private final RunningNode node;
    private final Clock clock;
    private volatile Consumer<Message> attention = alarm -> {};

    private SystemNode(RunningNode node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    /**
     * Opens vault and store; calls nobody yet.
     *
     * @throws NodeStartException as {@link PartyNode#open}
     */
    public static SystemNode open(NodeSettings settings) {
        Clock clock = Clock.systemUTC();
        return new SystemNode(RunningNode.prepare(settings, clock), clock);
    }

    static SystemNode open(NodeSettings settings, Authorization authorization, Clock clock) {
        NodeParts parts = NodeParts.open(settings, clock);
        return new SystemNode(RunningNode.prepare(parts, settings, authorization, clock), clock);
    }

    /** The party's offices whose keys are in the vault. */
    public Set<OfficeId> offices() {
        return node.offices();
    }

    public Directory directory() {
        return node.directory();
    }

    /** Follows the directory to its newest version, as far as the exchange answers and versions hold. */
    public void refreshDirectory() {
        node.directories().refresh();
    }

    /** Whether the exchange confirmed that no later version than ours is published; false while it does not answer. */
    public boolean knowsNewest() {
        return node.directories().knowsNewest();
    }

    /** Changing the list of members, for whoever holds registrars' keys. */
    public Membership membership() {
        return node.membership();
    }

    /** Puts a notice into the outbox and begins to send it; {@link #awaitSent} tells how it went. */
    public SystemSend send(SystemNotice notice) {
        return draft(notice).map(node.systems()::send).orElseGet(() -> unknown(notice));
    }

    /**
     * As {@link #send(SystemNotice)}, with files attached in this order.
     *
     * @throws IllegalArgumentException in plain words if one cannot be attached
     * @throws IOException if one cannot be read
     */
    public SystemSend send(SystemNotice notice, List<Path> attached) throws IOException {
        Optional<Draft> draft = draft(notice);
        if (draft.isEmpty()) {
            return unknown(notice);
        }
        try {
            for (Path file : attached) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    node.attached().add(draft.get().id(), String.valueOf(file.getFileName()), mediaType(file), bytes);
                }
            }
            SystemSend outcome = node.systems().send(draft.get());
            if (!(outcome instanceof SystemSend.Sending)) {
                node.attached().drop(draft.get().id());
            }
            return outcome;
        } catch (IOException | RuntimeException e) {
            node.attached().drop(draft.get().id());
            throw e;
        }
    }

    private static String mediaType(Path file) throws IOException {
        String guessed = Files.probeContentType(file);
        return guessed == null ? "application/octet-stream" : guessed;
    }

    /**
     * Fetches and opens an attachment of what came to one of these offices; see {@link
     * org.kelisim.client.inbox.ReceivedDispatches#fetchAttachment}.
     */
    public Fetch fetchAttachment(DispatchId id, Set<OfficeId> offices, int index, OutputStream plain) {
        return find(id, offices)
                .map(it -> node.inbox().fetchAttachment(id, it.office(), index, READER, READER, plain))
                .orElseGet(() -> new Fetch.Failed(Message.of("open.not-your-office")));
    }

    /** Seals a notice for a file that goes another way. */
    public SystemSend seal(SystemNotice notice) {
        return draft(notice).map(node.systems()::seal).orElseGet(() -> unknown(notice));
    }

    /** Waits until the receipt is here or the notice was finally refused, at most so long. */
    public OutboxEntry awaitSent(DispatchId id, Duration atMost) throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(1);
        try (var subscription = node.listen(event -> {
            if (isSettled(id)) {
                settled.countDown();
            }
        })) {
            if (!isSettled(id)) {
                settled.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return node.outbox().find(id).orElseThrow();
    }

    private boolean isSettled(DispatchId id) {
        return node.outbox()
                .find(id)
                .filter(it -> it.state() != SendState.QUEUED && it.state() != SendState.ACCEPTED)
                .isPresent();
    }

    /** The sealed bytes of a notice that was sent, and its receipts. */
    public Optional<SendQueue.SealedForm> form(DispatchId id) {
        return node.outbox().form(id);
    }

    /**
     * Fetches what has been announced so far, for half a minute at most.
     *
     * @return why not everything could be fetched, if so
     */
    public Optional<Message> catchUp() {
        Optional<Message> trouble = node.feed().catchUpOnce();
        node.inbox().fetchAnnounced();
        settle(Duration.ofSeconds(30));
        return trouble;
    }

    private void settle(Duration atMost) {
        try {
            node.courier().awaitIdle(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on fetching from now on, and tells of each dispatch that arrives. */
    public Subscription follow(Consumer<InboxEntry> listener) {
        Subscription subscription = node.listen(event -> {
            if (event instanceof NodeEvent.Arrived(DispatchId id, OfficeId office)) {
                find(id, Set.of(office)).ifPresent(listener);
            }
        });
        node.inbox().fetchAnnounced();
        node.feed().start();
        return subscription;
    }

    /** What came to these offices, newest first. */
    public List<InboxEntry> inbox(Set<OfficeId> offices) {
        return offices.stream()
                .flatMap(office -> node.inbox().entries(office).stream())
                .sorted(Comparator.comparing(InboxEntry::receivedAt)
                        .thenComparing(InboxEntry::id)
                        .reversed())
                .toList();
    }

    /** What came to one of these offices under that id. */
    public Optional<InboxEntry> find(DispatchId id, Set<OfficeId> offices) {
        return inbox(offices).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Opens what came to one of these offices; recorded, and reported as read. */
    public OpenOutcome open(DispatchId id, Set<OfficeId> offices) {
        OpenOutcome outcome = opened(id, offices);
        node.inbox().checkStreams();
        return outcome;
    }

    private OpenOutcome opened(DispatchId id, Set<OfficeId> offices) {
        return find(id, offices)
                .map(it -> node.inbox().open(id, it.office(), READER, READER))
                .orElseGet(() -> new OpenOutcome.Refused(Message.of("open.not-your-office")));
    }

    /** Opens a sealed file that is addressed to, or was sent by, one of these offices; recorded. */
    public OpenOutcome openFile(byte[] sealed, Evidence evidence, Set<OfficeId> offices) {
        return switch (UnverifiedDispatch.read(sealed)) {
            case Refused(Refusal reason) -> new OpenOutcome.Refused(Message.of(reason.messageKey()));
            case UnverifiedDispatch dispatch -> {
                var routing = dispatch.header().routing();
                yield java.util.stream.Stream.concat(
                                routing.recipients().stream(), java.util.stream.Stream.of(routing.sender()))
                        .filter(offices::contains)
                        .findFirst()
                        .map(office -> node.inbox().openFile(sealed, evidence, office, READER, READER))
                        .orElseGet(() -> new OpenOutcome.Refused(Message.of(Refusal.NO_KEY.messageKey())));
            }
        };
    }

    /** The party's agreements as this node has verified them. */
    public Agreements agreements() {
        return node.agreements();
    }

    /** What somebody should look at. */
    public List<Message> alarms() {
        return node.alarms();
    }

    /** Tells of {@link #alarms} when this is closed. */
    public void atTheEnd(Consumer<Message> listener) {
        attention = listener;
    }

    private static SystemSend unknown(SystemNotice notice) {
        return new SystemSend.Blocked("catalogue", Message.of("blocked.unknown-type", notice.type()));
    }

    private Optional<Draft> draft(SystemNotice notice) {
        Catalogue catalogue = Catalogue.builtIn();
        Optional<NoticeType> type = notice.typeVersion().isPresent()
                ? catalogue.type(notice.type(), notice.typeVersion().getAsInt())
                : catalogue.newest(notice.type());
        return type.map(it -> draft(notice, it)).map(it -> cited(notice, it));
    }

    /** Cites the terms that hold today; where there is no open channel the safeguards say why. */
    private Draft cited(SystemNotice notice, Draft draft) {
        LocalDate today = LocalDate.now(clock);
        return notice.agreement()
                .map(id -> node.agreements()
                        .find(id)
                        .map(AgreementView::channel)
                        .filter(Channel.Open.class::isInstance)
                        .map(Channel.Open.class::cast)
                        .map(open -> draft.edit().cites(open, notice.purpose(), today))
                        .orElseGet(
                                () -> draft.edit().channel(Optional.of(new ChannelReference(id.value(), Digest.of()))))
                        .done())
                .orElse(draft);
    }

    private Draft draft(SystemNotice notice, NoticeType type) {
        LocalDate today = LocalDate.now(clock);
        return new Draft(
                DispatchId.create(notice.office().party()),
                notice.office(),
                READER,
                READER,
                List.of(),
                type.id(),
                type.version(),
                notice.language(),
                notice.recipients(),
                notice.handling().orElse(type.handling().proposed()),
                notice.priority().orElse(Priority.ROUTINE),
                notice.retainUntil()
                        .orElseGet(() ->
                                type.retention().map(it -> it.until(today)).orElse(today.plusYears(10))),
                Optional.empty(),
                Optional.empty(),
                notice.inReplyTo(),
                notice.replyWithin()
                        .or(() -> type.reply().filter(it -> !it.optional()).map(Reply::within)),
                List.of(),
                Optional.empty(),
                notice.body(),
                new DraftState.Writing(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Gives what is under way, such as reporting a notice as read, a few seconds. */
    @Override
    public void close() {
        settle(Duration.ofSeconds(5));
        alarms().reversed().forEach(attention);
        node.close();
    }
}

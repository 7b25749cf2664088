package org.kelisim.client.node;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.agreements.NodeAgreements;
import org.kelisim.client.api.Authorization;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.api.FeedEntry;
import org.kelisim.client.attachment.Attachments;
import org.kelisim.client.attachment.DraftAttachments;
import org.kelisim.client.attachment.SealedAttachments;
import org.kelisim.client.deputy.StoredDeputies;
import org.kelisim.client.dialogue.Dialogues;
import org.kelisim.client.directory.DirectoryStep;
import org.kelisim.client.directory.DirectoryVersions;
import org.kelisim.client.directory.OwnEntry;
import org.kelisim.client.draft.Authors;
import org.kelisim.client.draft.DraftJournal;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.inbox.Colleague;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.ReceivedDispatches;
import org.kelisim.client.inbox.ReceivedLine;
import org.kelisim.client.inbox.StoredWork;
import org.kelisim.client.lists.OfficeLists;
import org.kelisim.client.membership.ListOffice;
import org.kelisim.client.membership.Membership;
import org.kelisim.client.officer.Credentials;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.officer.OfficialsJournal;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.Courier;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.SendQueue;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.client.preference.Preferences;
import org.kelisim.client.release.Desk;
import org.kelisim.client.release.SystemDesk;
import org.kelisim.client.safeguards.Safeguards;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.NumberPatterns;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Vault;
import org.kelisim.client.vault.VaultException;
import org.kelisim.client.vault.VaultLock;
import org.kelisim.dialogue.WorkCalendars;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Released;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.DocumentStore;

/** A node put together from its parts; only wiring, and the switch from feed entries to whom they concern. */
final class RunningNode implements PartyNode {
    private static final int HISTORY = 50;

    private final Vault vault;
    private final Path vaultFolder;
    private Optional<VaultLock> lock = Optional.empty();
    private final NodeStore store;
    private final DirectoryVersions versions;
    private final NodeEvents events;
    private final Alarms alarms;
    private final AutoCloseable tokens;
    private final Courier courier;
    private final DirectoryFollower directories;
    private final FeedFollower feed;
    private final Attachments attachments;
    private final DraftAttachments attaching;
    private final SendQueue outbox;
    private final ReceivedDispatches inbox;
    private final NodeAgreements agreements;
    private final Credentials credentials;
    private final Officials officials;
    private final Drafts.Pair drafts;
    private final Desk desk;
    private final SystemDesk systems;
    private final StoredWork work;
    private final Dialogues dialogues;
    private final StoredDeputies deputies;
    private final NumberPatterns patterns;
    private final OfficeLists lists;
    private final Preferences preferences;
    private final Chores chores;
    private final Membership membership;

    private RunningNode(NodeParts parts, NodeSettings settings, Authorization authorization, Clock clock) {
        String name = settings.party().value();
        this.vault = parts.vault();
        this.vaultFolder = settings.vault();
        this.store = parts.store();
        this.versions = parts.directories();
        this.tokens = authorization instanceof AutoCloseable closeable ? closeable : () -> {};
        this.events = new NodeEvents(name + "-events");
        this.alarms = new Alarms(events::tell);
        this.courier = new Courier(name + "-courier");
        ExchangeClient exchange = new ExchangeClient(settings.exchange(), authorization);
        Consumer<Message> alarm = alarms::raise;
        store.whenUnreadable(place -> alarms.raise(Message.of("alarm.unreadable", place)));
        this.directories = new DirectoryFollower(
                versions, new OwnEntry(settings.party(), vault::statements), exchange, this::adopted, alarm);
        Catalogue catalogue = Catalogue.builtIn();
        this.patterns = NumberPatterns.in(store);
        RegistrationNumbers numbers = new RegistrationNumbers(store, patterns);
        Supplier<Directory> directory = versions::newest;
        this.membership = new ListOffice(exchange, directory, clock);
        BiConsumer<DispatchId, OfficeId> sent = (id, office) -> events.tell(new NodeEvent.SentStateChanged(id, office));
        BiConsumer<DispatchId, OfficeId> came = (id, office) -> events.tell(new NodeEvent.Arrived(id, office));
        BiConsumer<DispatchId, OfficeId> atDesk = (id, office) -> events.tell(new NodeEvent.DeskChanged(id, office));
        // Its cursor first: what came before it is in the stores that are read now, what comes after it is handled
        // here.
        this.feed = new FeedFollower(
                name + "-feed",
                exchange,
                store,
                this::happened,
                page -> directories.named(page.directoryVersion(), page.directoryDigest()),
                this::connection,
                alarm);
        this.attachments = new Attachments(store);
        this.agreements = new NodeAgreements(
                store,
                vault,
                exchange,
                versions,
                attachments,
                numbers,
                this::inbox,
                this::sendTexts,
                directories::refresh,
                id -> events.tell(new NodeEvent.AgreementChanged(id)),
                alarm,
                clock);
        this.dialogues = new Dialogues(
                new Dialogues.Sources(
                        this::sentBy,
                        this::receivedBy,
                        this::sent,
                        this::received,
                        (id, office) -> isNotRead(id, office)),
                versions,
                clock);
        Safeguards safeguards = new Safeguards(catalogue, agreements.guard(), dialogues, clock);
        this.outbox = new SendQueue(
                store,
                vault,
                exchange,
                new SealedAttachments(store, attachments, exchange),
                versions,
                courier,
                directories::refresh,
                sent,
                alarm,
                agreements.guard(),
                dialogues::beforeSealing,
                clock);
        this.inbox = new ReceivedDispatches(
                store,
                vault,
                exchange,
                versions,
                catalogue,
                numbers,
                courier,
                directories::refresh,
                came,
                alarm,
                agreements.guard(),
                dialogues::onOpening,
                clock);
        this.credentials = Credentials.of(vault, directory, clock);
        Authors authors = new VaultAuthors(vault, this::absent);
        OfficialsJournal journal = new OfficialsJournal(store);
        DraftJournal journaled = new JournaledDrafts(journal, clock);
        this.drafts = Drafts.open(store, catalogue, safeguards, attachments, authors, journaled, clock);
        this.attaching = DraftAttachments.of(drafts.drafts(), attachments, settings.attachments());
        this.desk = Desk.open(
                drafts,
                safeguards,
                catalogue,
                store,
                numbers,
                attachments,
                outbox,
                directory,
                authors,
                (left, by) -> {
                    attaching.requireRoom(by, left);
                    journaled.takenOver(left, by);
                },
                atDesk,
                clock);
        this.systems = new SystemDesk(safeguards, catalogue, numbers, attachments, outbox, directory, clock);
        this.deputies = new StoredDeputies(
                store,
                (office, officer) -> colleagues(office, officer),
                journal,
                WorkCalendars.zone(settings.party()),
                clock);
        this.work = work(store, clock);
        this.lists = OfficeLists.of(
                new OfficeLists.Sources(
                        inbox::lines,
                        work::holder,
                        dialogues::due,
                        outbox::lines,
                        dialogues::due,
                        dialogues::hasUnopenedReply,
                        drafts.drafts()::mine,
                        desk::toRelease),
                catalogue,
                directory);
        this.officials = Officials.of(
                vault,
                journal,
                directory,
                new BegunWork(work, drafts.ledger(), deputies, authors),
                account -> events.tell(new NodeEvent.OfficialChanged(account)),
                clock);
        this.preferences = Preferences.in(store);
        this.chores =
                new Chores(vault, directory, List.of(inbox::expire, inbox::checkStreams, this::tidy), alarm, clock);
    }

    private void sendTexts(Released released, String subject) {
        outbox.enqueue(released, subject);
    }

    /** No file takes a day to attach or fetch. */
    private void tidy() {
        Instant before = Instant.now().minus(Duration.ofDays(1));
        attachments.tidy(before);
        inbox.tidy(before);
        agreements.tidy(before);
    }

    private List<SentLine> sentBy(OfficeId office) {
        return outbox.lines(office);
    }

    private List<ReceivedLine> receivedBy(OfficeId office) {
        return inbox.lines(office);
    }

    private Optional<OutboxEntry> sent(DispatchId id) {
        return outbox.find(id);
    }

    private boolean isNotRead(DispatchId id, OfficeId office) {
        return inbox.isNotRead(id, office);
    }

    private Optional<InboxEntry> received(DispatchId id, OfficeId office) {
        return inbox.find(id, office);
    }

    private List<Colleague> colleagues(OfficeId office, UnlockedOfficer officer) {
        return work.colleagues(office, officer);
    }

    private Set<String> absent(UnlockedOfficer deputy, OfficeId office) {
        return deputies.standsInFor(deputy, office).stream()
                .map(it -> it.absent().officer())
                .collect(Collectors.toSet());
    }

    private StoredWork work(NodeStore in, Clock clock) {
        BiConsumer<DispatchId, OfficeId> changed = (id, office) -> events.tell(new NodeEvent.WorkChanged(id, office));
        return new StoredWork(in, inbox::isIn, vault::enrolments, versions::newest, deputies::standsIn, changed, clock);
    }

    /** What another process of this node would know and do. */
    StoredWork workIn(DocumentStore documents, Clock clock) {
        return work(new NodeStore(documents, vault.dataKey()), clock);
    }

    static RunningNode open(NodeSettings settings, Clock clock) {
        RunningNode node = prepare(settings, clock);
        node.begin();
        return node;
    }

    /** Ready, but following nothing and taking up nothing that another process may be at. */
    static RunningNode prepare(NodeSettings settings, Clock clock) {
        NodeParts parts = NodeParts.open(settings, clock);
        KeyPair key = parts.vault()
                .client(settings.client())
                .orElseThrow(() -> new NodeStartException(Message.of("start.no-client", settings.client())));
        return new RunningNode(
                parts,
                settings,
                new IssuerTokens(parts.vault(), settings.client(), key, parts.directories()::newest, clock),
                clock);
    }

    static RunningNode prepare(NodeParts parts, NodeSettings settings, Authorization authorization, Clock clock) {
        return new RunningNode(parts, settings, authorization, clock);
    }

    static RunningNode start(NodeParts parts, NodeSettings settings, Authorization authorization, Clock clock) {
        RunningNode node = prepare(parts, settings, authorization, clock);
        node.begin();
        return node;
    }

    private void begin() {
        try {
            lock = Optional.of(VaultLock.take(vaultFolder));
        } catch (VaultException e) {
            close();
            throw new NodeStartException(Message.of("start.vault"), e);
        }
        if (vault.fromPrevious()) {
            alarms.raise(Message.of("alarm.vault-previous"));
        }
        outbox.resume();
        inbox.resume();
        Thread.startVirtualThread(outbox::readContents);
        feed.start();
        chores.start();
    }

    private void connection(boolean now) {
        events.tell(new NodeEvent.ConnectionChanged(now));
        if (now) {
            Thread.startVirtualThread(agreements::resume);
        }
    }

    private void adopted(Directory directory) {
        events.tell(new NodeEvent.DirectoryChanged(directory.version()));
        chores.look();
    }

    private void happened(FeedEntry entry) {
        if (entry.erased()) {
            return;
        }
        if (entry.event().isEmpty()) {
            alarms.raise(Message.of("alarm.unknown-event", Long.toString(entry.number())));
            return;
        }
        Event event = entry.event().get();
        switch (event.kind().subject()) {
            case DIRECTORY -> followed();
            case DISPATCH -> happened(DispatchId.parse(event.subject()), event, entry.role());
            case AGREEMENT -> agreements.happened(event, entry.leaf());
        }
    }

    /** Many nodes ask at the same moment: the entry is handled again until the exchange had time for this one. */
    private void followed() {
        if (!directories.refresh()) {
            throw new IllegalStateException("the exchange does not hand out the new directory version yet");
        }
    }

    private void happened(DispatchId id, Event event, FeedEntry.Role role) {
        if (role.isSender() && !outbox.happened(id)) {
            alarms.raise(Message.of("alarm.not-sent-here", id.toString()));
        }
        if (role.isRecipient()) {
            if (event.kind() == EventKind.SUBMITTED) {
                inbox.announced(id, event.fingerprint());
            } else if (event.kind() == EventKind.REFUSED) {
                inbox.happened(id);
            }
        }
    }

    @Override
    public PartyCode party() {
        return vault.party();
    }

    @Override
    public Directory directory() {
        return versions.newest();
    }

    @Override
    public Optional<PartyStatement> statement() {
        return OwnStatement.of(vault, versions.newest());
    }

    @Override
    public List<DirectoryStep> directoryHistory() {
        return versions.history(HISTORY);
    }

    @Override
    public Membership membership() {
        return membership;
    }

    @Override
    public Optional<KeyPair> clientKey(String client) {
        return vault.client(client);
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public Officials officials() {
        return officials;
    }

    @Override
    public Drafts drafts() {
        return drafts.drafts();
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public ReceivedDispatches inbox() {
        return inbox;
    }

    @Override
    public StoredWork work() {
        return work;
    }

    @Override
    public StoredDeputies deputies() {
        return deputies;
    }

    @Override
    public NumberPatterns numberPatterns() {
        return patterns;
    }

    @Override
    public OfficeLists lists() {
        return lists;
    }

    @Override
    public Dialogues dialogues() {
        return dialogues;
    }

    @Override
    public SendQueue outbox() {
        return outbox;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public DraftAttachments attachments() {
        return attaching;
    }

    Attachments attached() {
        return attachments;
    }

    @Override
    public NodeAgreements agreements() {
        return agreements;
    }

    SystemDesk systems() {
        return systems;
    }

    DirectoryFollower directories() {
        return directories;
    }

    FeedFollower feed() {
        return feed;
    }

    Courier courier() {
        return courier;
    }

    Set<OfficeId> offices() {
        return vault.offices();
    }

    @Override
    public boolean isConnected() {
        return feed.isConnected();
    }

    @Override
    public List<Message> alarms() {
        return alarms.all();
    }

    @Override
    public Subscription listen(Consumer<NodeEvent> listener) {
        return events.listen(listener);
    }

    @Override
    public void close() {
        feed.close();
        chores.close();
        courier.close();
        events.close();
        try {
            tokens.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing tokens", e);
        }
        store.close();
        vault.close();
        lock.ifPresent(VaultLock::close);
    }
}

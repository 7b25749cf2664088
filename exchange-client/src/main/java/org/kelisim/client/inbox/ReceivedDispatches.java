package org.kelisim.client.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.agreements.ChannelGuard;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FetchedAttachments;
import org.kelisim.client.attachment.Fetcher;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.inbox.InboxEntry.Summary;
import org.kelisim.client.inbox.OpenOutcome.OpenedNotice;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.Courier;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.store.UnreadableException;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.Subject;
import org.kelisim.client.text.Words;
import org.kelisim.client.vault.Vault;
import org.kelisim.dialogue.AnswerDuty;
import org.kelisim.dialogue.Answers;
import org.kelisim.dialogue.ReplyRules.Objection;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.Evidence;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.Refusal;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.VerificationCode;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** The inbox with its collector: takes what the feed announces, and opens what officers ask for. */
public final class ReceivedDispatches implements Inbox {
    private static final String FETCH = "fetch";
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final String REFRESH = "refresh";
    private static final String UNOPENABLE = "unopenable";

    /** How long a notice may be later than the one after it before somebody is told. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final NodeStore store;
    private final ArrivalLedger ledger;
    private final Collector collector;
    private final NotRead notRead;
    private final Reader reader;
    private final Fetcher fetcher;
    private final FetchedAttachments fetched;
    private final Catalogue catalogue;
    private final ThreadCheck threads;
    private final Courier courier;
    private final Runnable refreshDirectory;
    private final BiConsumer<DispatchId, OfficeId> arrived;
    private final Consumer<Message> alarm;
    private final Clock clock;

    /**
     * @param arrived is told when a dispatch is here
     * @param refreshDirectory fetches the newest directory
     */
    public ReceivedDispatches(
            NodeStore store,
            Vault vault,
            ExchangeClient exchange,
            DirectoryLookup directories,
            Catalogue catalogue,
            RegistrationNumbers numbers,
            Courier courier,
            Runnable refreshDirectory,
            BiConsumer<DispatchId, OfficeId> arrived,
            Consumer<Message> alarm,
            ChannelGuard channels,
            ThreadCheck threads,
            Clock clock) {
        this.store = store;
        this.ledger = new ArrivalLedger(store);
        this.notRead = new NotRead(store);
        this.collector = new Collector(ledger, exchange, vault, directories, numbers, arrived, alarm, clock);
        this.reader = new Reader(vault, directories, catalogue, channels, clock);
        this.fetcher = new Fetcher(exchange);
        this.fetched = new FetchedAttachments(store);
        this.catalogue = catalogue;
        this.threads = threads;
        this.courier = courier;
        this.refreshDirectory = refreshDirectory;
        this.arrived = arrived;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Takes up what was not finished when the node stopped. */
    public void resume() {
        fetchAnnounced();
        ledger.all().stream()
                .filter(it -> it.stage() == Arrival.Stage.STORED)
                .forEach(it -> courier.start(ACKNOWLEDGE, it.id(), collector::acknowledge));
    }

    /**
     * Fetches what is announced and not here; what another process of this node has fetched since it was read is told of
     * instead.
     */
    public void fetchAnnounced() {
        ledger.all().stream()
                .filter(it -> it.stage() == Arrival.Stage.ANNOUNCED)
                .forEach(it -> courier.start(FETCH, it.id(), this::fetchUnlessHere));
    }

    private Optional<Duration> fetchUnlessHere(DispatchId id) {
        Arrival arrival = ledger.find(id).orElseThrow();
        if (arrival.stage() == Arrival.Stage.ANNOUNCED) {
            return collector.fetch(id);
        }
        arrival.offices().forEach(copy -> arrived.accept(id, copy.office()));
        return Optional.empty();
    }

    /** Lets go of what may no longer be kept (R9): the bytes, and what lists show of the content. */
    public void expire() {
        LocalDate today = LocalDate.now(clock);
        Message over = Message.of(Refusal.RETENTION_PASSED.messageKey());
        ledger.all().stream()
                .filter(it -> it.stage() == Arrival.Stage.STORED)
                .filter(it -> it.header()
                        .filter(header -> header.routing().retainUntil().isBefore(today))
                        .isPresent())
                .forEach(it -> {
                    ledger.dropSealed(it.id());
                    fetched.drop(it.id());
                    ledger.change(it.id(), arrival -> arrival.withoutSummaries().refused(over));
                });
    }

    /** Takes away of attachments what was begun before this moment and never became whole. */
    public void tidy(Instant before) {
        fetched.tidy(before);
    }

    /** The feed announces a dispatch. When this returns, the announcement is in the store. */
    public void announced(DispatchId id, Digest fingerprint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean known = ledger.isKnown(id);
        Optional<Arrival> inserted = ledger.insert(Arrival.announced(id, fingerprint, now));
        if (inserted.isEmpty()) {
            return; // the place is taken by something that this node did not write, which the store has told of
        }
        Arrival arrival = inserted.get();
        if (!arrival.fingerprint().equals(fingerprint)) {
            alarm.accept(Message.of("alarm.id-again", id.toString()));
            return;
        }
        if (!known) { // another process of this node may have been quicker
            arrival.offices().forEach(copy -> arrived.accept(id, copy.office()));
        }
        courier.start(FETCH, id, collector::fetch);
    }

    /** Something else happened to a dispatch that came here. */
    public void happened(DispatchId id) {
        ledger.find(id)
                .filter(it -> it.stage() == Arrival.Stage.STORED)
                .ifPresent(it -> courier.start(REFRESH, id, collector::refresh));
    }

    /** What came to an office, newest first, whether opened or not. */
    public List<InboxEntry> entries(OfficeId office) {
        return lines(office).stream().map(ReceivedLine::entry).toList();
    }

    /** As {@link #entries(OfficeId)}, with what each is found by; the same list until something changes. */
    public List<ReceivedLine> lines(OfficeId office) {
        return ledger.lines(office);
    }

    /** As it came to that office. */
    public Optional<InboxEntry> find(DispatchId id, OfficeId office) {
        return ledger.find(id).flatMap(it -> it.entry(office));
    }

    /** Whether it came to that office. */
    public boolean isIn(DispatchId id, OfficeId office) {
        return ledger.find(id).flatMap(it -> it.copyOf(office)).isPresent();
    }

    @Override
    public List<InboxEntry> entries(OfficeId office, UnlockedOfficer officer) {
        return officer.offices().contains(office) ? entries(office) : List.of();
    }

    @Override
    public Optional<InboxEntry> find(DispatchId id, UnlockedOfficer officer) {
        return ledger.find(id).stream()
                .flatMap(arrival -> arrival.offices().stream()
                        .filter(copy -> officer.offices().contains(copy.office()))
                        .flatMap(copy -> arrival.entry(copy.office()).stream()))
                .findFirst();
    }

    @Override
    public Optional<InboxEntry> find(VerificationCode code, UnlockedOfficer officer) {
        return ledger.all().stream()
                .filter(it -> VerificationCode.of(it.fingerprint()).equals(code))
                .flatMap(it -> find(it.id(), officer).stream())
                .findFirst();
    }

    /** Who did what in that office, newest first, for its auditor or data-protection officer; else empty. */
    public List<Access> accesses(OfficeId office, UnlockedOfficer officer) {
        return officer.may(Role.AUDITOR, office) || officer.may(Role.DATA_PROTECTION, office)
                ? accesses(office)
                : List.of();
    }

    /** As before, for those who have checked who asks. */
    public List<Access> accesses(OfficeId office) {
        List<Access> accesses = new ArrayList<>();
        store.each(Shelf.ACCESSES, (id, value) -> accesses.add(Access.read(value)));
        store.each(Shelf.WORK, (id, value) -> accesses.add(WorkStep.read(value).access()));
        return accesses.stream()
                .filter(it -> it.office().equals(office))
                .sorted(Comparator.comparing(Access::time).reversed())
                .toList();
    }

    private Optional<OfficeId> officeOf(DispatchId id, UnlockedOfficer officer) {
        return ledger.find(id).stream()
                .flatMap(arrival -> arrival.offices().stream())
                .map(Arrival.OfficeCopy::office)
                .filter(it -> officer.may(Role.OFFICER, it) || officer.may(Role.RELEASER, it))
                .findFirst();
    }

    @Override
    public Optional<FileKind> fetched(DispatchId id, int index, UnlockedOfficer officer) {
        return readable(id, officer).flatMap(office -> fetched.kind(id, index));
    }

    @Override
    public Fetch fetchAttachment(DispatchId id, int index, UnlockedOfficer officer, LongConsumer progress) {
        return readable(id, officer)
                .map(office -> fetched.keep(
                        id,
                        index,
                        progress,
                        plain -> fetchAttachment(id, office, index, officer.id(), officer.name(), plain)))
                .orElseGet(() -> new Fetch.Failed(Message.of("open.not-your-office")));
    }

    @Override
    public Optional<InputStream> readAttachment(DispatchId id, int index, UnlockedOfficer officer) {
        return readable(id, officer)
                .filter(office -> fetched.kind(id, index).isPresent())
                .flatMap(office -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
                    recordAccess(Access.opening(id, office, officer.id(), officer.name(), now));
                    return fetched.read(id, index);
                });
    }

    /** The officer's office that may read it, unless it was refused or let go of meanwhile. */
    private Optional<OfficeId> readable(DispatchId id, UnlockedOfficer officer) {
        return officeOf(id, officer)
                .filter(office -> ledger.find(id)
                        .filter(it -> it.stage() == Arrival.Stage.STORED)
                        .isPresent());
    }

    @Override
    public OpenOutcome open(DispatchId id, UnlockedOfficer officer) {
        return officeOf(id, officer)
                .map(it -> open(id, it, officer.id(), officer.name()))
                .orElseGet(() -> new OpenOutcome.Refused(Message.of("open.not-your-office")));
    }

    /** Whether the office tried to open it, and this release could not read what it is. */
    public boolean isNotRead(DispatchId id, OfficeId office) {
        return notRead.contains(id, office);
    }

    /** Opens for an office, for those who have checked who asks. */
    public OpenOutcome open(DispatchId id, OfficeId office, String readerId, String readerName) {
        Optional<Arrival> arrival =
                ledger.find(id).filter(it -> it.copyOf(office).isPresent());
        if (arrival.isEmpty()) {
            return new OpenOutcome.Refused(Message.of("open.not-your-office"));
        }
        if (arrival.get().problem().isPresent()) {
            return new OpenOutcome.Refused(arrival.get().problem().get());
        }
        try {
            return ledger.sealed(id)
                    .map(bytes -> open(arrival.get(), bytes, office, readerId, readerName))
                    .orElseGet(() -> new OpenOutcome.Refused(Message.of("open.not-here-yet")));
        } catch (UnreadableException e) {
            return new OpenOutcome.Refused(Message.of("open.unreadable"));
        }
    }

    /**
     * Fetches and opens an attachment of what came to an office, for those who have checked who asks and have opened the
     * notice; every fetch is recorded like an opening.
     *
     * @param index place in the notice, from 0
     * @param plain gets the bytes; show them to nobody before the outcome is {@link Fetch.Whole}
     */
    public Fetch fetchAttachment(
            DispatchId id, OfficeId office, int index, String readerId, String readerName, OutputStream plain) {
        Optional<Arrival> arrival =
                ledger.find(id).filter(it -> it.copyOf(office).isPresent());
        Optional<byte[]> sealed = arrival.flatMap(it -> ledger.sealed(id));
        if (sealed.isEmpty()) {
            return new Fetch.Failed(Message.of("open.not-here-yet"));
        }
        return switch (reader.read(
                sealed.get(), office, new Evidence.Logged(arrival.orElseThrow().receipts()))) {
            case Reader.Outcome.NotRead(Message reason, var word) -> new Fetch.Failed(reason);
            case Reader.Outcome.Read read -> fetched(read.opened(), office, index, readerId, readerName, plain);
        };
    }

    private Fetch fetched(
            Opened opened, OfficeId office, int index, String readerId, String readerName, OutputStream plain) {
        if (index < 0 || index >= opened.content().parts().size()) {
            return new Fetch.Failed(Message.of("attachment.none"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        recordAccess(Access.opening(opened.content().header().id(), office, readerId, readerName, now));
        return fetcher.fetch(opened, index, plain);
    }

    /**
     * Opens a sealed file for one of this node's offices, for those who have checked who asks. The opening is recorded;
     * nothing comes into the inbox, and nobody is told.
     */
    public OpenOutcome openFile(byte[] sealed, Evidence evidence, OfficeId office, String readerId, String readerName) {
        return switch (reader.read(sealed, office, evidence)) {
            case Reader.Outcome.NotRead(Message reason, var word) -> new OpenOutcome.Refused(reason);
            case Reader.Outcome.Read read -> {
                Notice notice = read.opened().content().notice();
                Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
                recordAccess(Access.opening(notice.id(), office, readerId, readerName, now));
                InboxEntry entry = new InboxEntry(
                        office,
                        read.opened().content().header(),
                        "",
                        now,
                        Optional.empty(),
                        InboxEntry.State.READ,
                        Optional.of(summary(notice, now, readerName)),
                        Optional.empty());
                yield notice(read, entry);
            }
        };
    }

    private void recordAccess(Access access) {
        store.insert(Shelf.ACCESSES, access.dispatch() + "/" + UuidCreator.getTimeOrderedEpoch(), access.toJson());
    }

    private static OpenedNotice notice(Reader.Outcome.Read read, InboxEntry entry) {
        Opened opened = read.opened();
        return new OpenedNotice(
                opened.content().header(),
                opened.content().notice(),
                opened.content().approvals(),
                opened.signingTime(),
                read.receipt(),
                read.checks(),
                entry);
    }

    private OpenOutcome open(Arrival arrival, byte[] sealed, OfficeId office, String readerId, String readerName) {
        Reader.Outcome outcome = reader.read(sealed, office, new Evidence.Logged(arrival.receipts()));
        if (outcome instanceof Reader.Outcome.NotRead(var reason, var word) && word.isEmpty()) {
            refreshDirectory.run();
            collector.refresh(arrival.id());
            List<org.kelisim.log.Receipt> receipts =
                    ledger.find(arrival.id()).orElse(arrival).receipts();
            outcome = reader.read(sealed, office, new Evidence.Logged(receipts));
        }
        return switch (outcome) {
            case Reader.Outcome.NotRead(Message reason, Optional<String> word) -> {
                word.ifPresent(it -> refuse(arrival, office, reason, it));
                if (reason.key().equals(Reader.UNKNOWN_TYPE) && notRead.add(arrival.id(), office)) {
                    arrived.accept(arrival.id(), office); // threads look different now
                }
                yield new OpenOutcome.Refused(reason);
            }
            case Reader.Outcome.Read read ->
                objection(read, office)
                        .map(it -> notTaken(arrival, office, it))
                        .orElseGet(() -> opened(arrival, read, office, readerId, readerName));
        };
    }

    private Optional<Objection> objection(Reader.Outcome.Read read, OfficeId office) {
        long leaf = read.receipt().map(ReceiptFacts::leaf).orElse(Long.MAX_VALUE);
        return threads.onOpening(office, read.opened().content().notice(), leaf, id -> peek(id, office));
    }

    private Optional<Notice> peek(DispatchId id, OfficeId office) {
        return ledger.find(id)
                .flatMap(earlier -> ledger.sealed(id)
                        .map(bytes -> reader.read(bytes, office, new Evidence.Logged(earlier.receipts()))))
                .flatMap(it -> it instanceof Reader.Outcome.Read read
                        ? Optional.of(read.opened().content().notice())
                        : Optional.empty());
    }

    /** The question of a foreign thread might still turn up here, after a restoring; everything else is so for good. */
    private OpenOutcome notTaken(Arrival arrival, OfficeId office, Objection objection) {
        Message reason = Message.of(objection.messageKey());
        if (objection != Objection.FOREIGN_THREAD) {
            refuse(arrival, office, reason, objection.wire());
        }
        return new OpenOutcome.Refused(reason);
    }

    private void refuse(Arrival arrival, OfficeId office, Message reason, String word) {
        ledger.change(arrival.id(), it -> it.refused(reason));
        alarm.accept(Message.of("alarm.arrival-refused", arrival.id().toString()));
        courier.start(UNOPENABLE, arrival.id(), id -> collector.unopenable(id, office, word));
    }

    private OpenOutcome opened(
            Arrival arrival, Reader.Outcome.Read read, OfficeId office, String readerId, String readerName) {
        Notice notice = read.opened().content().notice();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        recordAccess(Access.opening(arrival.id(), office, readerId, readerName, now));
        var place = new Arrival.Place(read.opened().content().stream(), notice.digest());
        Arrival after = ledger.change(
                arrival.id(),
                it -> it.at(place)
                        .with(
                                office,
                                copy -> copy.summary().isPresent()
                                        ? copy
                                        : copy.with(
                                                summary(notice, now, readerName), Words.ofNotice(catalogue, notice))));
        notRead.remove(arrival.id(), office);
        courier.start(ACKNOWLEDGE, arrival.id(), collector::acknowledge);
        return notice(read, after.entry(office).orElseThrow());
    }

    /**
     * Says what senders' numbers show: a notice that is missing though it had time to arrive, two histories. Each
     * contradiction is an alarm.
     */
    public void checkStreams() {
        StreamCheck.of(ledger.all(), clock.instant().minus(PATIENCE)).forEach(alarm);
    }

    private Summary summary(Notice notice, Instant now, String readerName) {
        return new Summary(
                notice.type(),
                notice.typeVersion(),
                Subject.of(catalogue, notice.type(), notice.typeVersion(), notice.body()),
                notice.handling(),
                notice.priority(),
                notice.language(),
                Answers.isInterim(notice),
                AnswerDuty.state(catalogue, notice),
                notice.registration(),
                now,
                readerName);
    }
}

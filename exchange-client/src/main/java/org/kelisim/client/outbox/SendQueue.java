package org.kelisim.client.outbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.agreements.ChannelGuard;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.attachment.SealedAttachments;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.Words;
import org.kelisim.client.vault.Vault;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.Sealing;
import org.kelisim.log.Receipt;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Released;
import org.kelisim.notice.VerificationCode;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** The outbox with its courier: takes what was released, and sees to it that it arrives at the exchange once. */
public final class SendQueue implements Outbox {
    private static final String SEND = "send";
    private static final String RECEIPTS = "receipts";

    private final OutboxLedger ledger;
    private final Sender sender;
    private final ReceiptReader reader;
    private final DirectoryLookup directories;
    private final Courier courier;
    private final Clock clock;

    /**
     * @param refreshDirectory fetches the newest directory
     * @param changed is told of every line that changes
     * @param channels is asked before anything that cites a channel is sealed
     * @param threads is asked before a reply is sealed
     */
    public SendQueue(
            NodeStore store,
            Vault vault,
            ExchangeClient exchange,
            SealedAttachments attachments,
            DirectoryLookup directories,
            Courier courier,
            Runnable refreshDirectory,
            BiConsumer<DispatchId, OfficeId> changed,
            Consumer<Message> alarm,
            ChannelGuard channels,
            Function<Notice, Optional<Message>> threads,
            Clock clock) {
        this.ledger = new OutboxLedger(store, changed);
        this.sender = new Sender(
                ledger,
                new Streams(store),
                exchange,
                attachments,
                vault,
                directories,
                refreshDirectory,
                alarm,
                channels,
                threads,
                clock);
        this.reader = new ReceiptReader(directories);
        this.directories = directories;
        this.courier = courier;
        this.clock = clock;
    }

    /** Takes up what was not finished when the node stopped. */
    public void resume() {
        ledger.lines().stream()
                .filter(OutboxLine::isOpen)
                .sorted(Comparator.comparing(OutboxLine::queuedAt))
                .forEach(line -> courier.start(SEND, line.id(), sender::attempt));
    }

    /** Reads what was sent in the node's earlier lives, so that it is found by its content. */
    public void readContents() {
        ledger.readContents(SendQueue::words);
    }

    private static String words(Notice notice) {
        return Words.ofNotice(Catalogue.builtIn(), notice);
    }

    /**
     * Takes a released notice. When this returns true, it is in the store and will be sent whatever happens.
     *
     * @return false if the id was used for another notice
     */
    public boolean enqueue(Released released, String subject) {
        if (!ledger.insertNotice(new SentNotice(released.notice(), released.approvals()))) {
            return false;
        }
        ledger.found(released.notice().id(), words(released.notice()));
        OutboxLine line = OutboxLine.queued(released, subject, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        ledger.insert(line);
        courier.start(SEND, line.id(), sender::attempt);
        return true;
    }

    /** Seals without sending, for a file that goes another way; the notice has its number and its place from now on. */
    public Sealing sealOnly(Released released) {
        if (!ledger.insertNotice(new SentNotice(released.notice(), released.approvals()))) {
            throw new IllegalArgumentException("the id was used for another notice");
        }
        return sender.sealOnly(released);
    }

    /** The newest sealed form and its receipts, to be kept elsewhere. */
    public Optional<SealedForm> form(DispatchId id) {
        return ledger.find(id)
                .flatMap(line -> ledger.form(id, line.attempt()).map(bytes -> new SealedForm(bytes, line.receipts())));
    }

    /** A dispatch as it was sent. */
    public record SealedForm(byte[] bytes, List<Receipt> receipts) {}

    /** Whether this node has it in its outbox. */
    public boolean contains(DispatchId id) {
        return ledger.find(id).isPresent();
    }

    /**
     * The feed says that something happened to a dispatch of this party.
     *
     * @return false if this node knows nothing of it
     */
    public boolean happened(DispatchId id) {
        if (!contains(id)) {
            return false;
        }
        courier.start(RECEIPTS, id, sender::refresh);
        return true;
    }

    /** Of any office, for those who have checked who asks. */
    public Optional<OutboxEntry> find(DispatchId id) {
        return ledger.find(id).map(OutboxLine::entry);
    }

    @Override
    public List<OutboxEntry> entries(OfficeId office, UnlockedOfficer officer) {
        return officer.offices().contains(office)
                ? lines(office).stream().map(SentLine::entry).toList()
                : List.of();
    }

    /** The office's lines, newest first, with what each is found by; the same list until something changes. */
    public List<SentLine> lines(OfficeId office) {
        return ledger.lines(office);
    }

    @Override
    public Optional<OutboxEntry> find(DispatchId id, UnlockedOfficer officer) {
        return visible(id, officer).map(OutboxLine::entry);
    }

    @Override
    public Optional<OutboxEntry> find(VerificationCode code, UnlockedOfficer officer) {
        return ledger.lines().stream()
                .filter(line -> line.sentAt().isPresent())
                .filter(line -> line.fingerprint()
                        .map(VerificationCode::of)
                        .filter(code::equals)
                        .isPresent())
                .flatMap(line -> find(line.id(), officer).stream())
                .findFirst();
    }

    @Override
    public Optional<SentNotice> notice(DispatchId id, UnlockedOfficer officer) {
        return visible(id, officer)
                .filter(line -> officer.may(Role.OFFICER, line.office()) || officer.may(Role.RELEASER, line.office()))
                .flatMap(line -> ledger.notice(line.id()));
    }

    @Override
    public List<ReceiptFacts> receipts(DispatchId id, UnlockedOfficer officer) {
        return visible(id, officer).stream()
                .flatMap(line -> line.receipts().stream())
                .flatMap(receipt -> reader.proved(receipt).stream())
                .map(logged ->
                        ReceiptFacts.of(logged, directories.newest().members().log()))
                .sorted(Comparator.comparing(ReceiptFacts::leaf))
                .toList();
    }

    private Optional<OutboxLine> visible(DispatchId id, UnlockedOfficer officer) {
        return ledger.find(id).filter(line -> officer.offices().contains(line.office()));
    }
}

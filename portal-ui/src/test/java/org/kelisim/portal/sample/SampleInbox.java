package org.kelisim.portal.sample;

import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.inbox.Inbox;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.inbox.ReceivedLine;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.SentNotice;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.Words;
import org.kelisim.dialogue.AnswerDuty;
import org.kelisim.dialogue.Answers;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.notice.Notice;
import org.kelisim.notice.VerificationCode;
import org.kelisim.party.OfficeId;

/** An inbox in memory. */
public final class SampleInbox implements Inbox {

    private record Received(SentNotice sent, InboxEntry entry, long leaf) {}

    private final Map<DispatchId, Received> received = new LinkedHashMap<>();
    private final SampleNode node;
    private final SampleExchange exchange;
    private boolean damaged;

    SampleInbox(SampleNode node, SampleExchange exchange) {
        this.node = node;
        this.exchange = exchange;
    }

    /** While damaged, nothing opens, as if a signature were wrong. */
    public void damage(boolean now) {
        damaged = now;
    }

    void receive(SentNotice sent, OfficeId office, long leaf) {
        Header header = new Header(
                Header.PROFILE,
                sent.notice().routing(),
                new Header.DirectoryReference(
                        node.directory().version(), node.directory().digest()),
                List.of());
        InboxEntry entry = new InboxEntry(
                office,
                header,
                "2026/" + (received.size() + 1),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                InboxEntry.State.UNREAD,
                Optional.empty(),
                Optional.empty());
        received.put(header.id(), new Received(sent, entry, leaf));
        node.tell(new NodeEvent.Arrived(header.id(), office));
    }

    Optional<InboxEntry> find(DispatchId id, OfficeId office) {
        return Optional.ofNullable(received.get(id))
                .map(Received::entry)
                .filter(it -> it.office().equals(office));
    }

    List<ReceivedLine> lines(OfficeId office) {
        return received.values().stream()
                .filter(it -> it.entry().office().equals(office))
                .map(it -> new ReceivedLine(it.entry(), words(it)))
                .toList()
                .reversed();
    }

    private static List<String> words(Received it) {
        boolean opened = it.entry().summary().isPresent();
        String content = opened ? Words.ofNotice(Catalogue.builtIn(), it.sent().notice()) : " ";
        return List.of(Words.of(Stream.of(it.entry().registration())), content);
    }

    @Override
    public List<InboxEntry> entries(OfficeId office, UnlockedOfficer officer) {
        return received.values().stream()
                .map(Received::entry)
                .filter(entry -> entry.office().equals(office))
                .toList()
                .reversed();
    }

    @Override
    public Optional<InboxEntry> find(DispatchId id, UnlockedOfficer officer) {
        return Optional.ofNullable(received.get(id)).map(Received::entry);
    }

    @Override
    public Optional<InboxEntry> find(VerificationCode code, UnlockedOfficer officer) {
        return Optional.empty();
    }

    @Override
    public OpenOutcome open(DispatchId id, UnlockedOfficer officer) {
        Received it = received.get(id);
        if (damaged) {
            return new OpenOutcome.Refused(Message.of("open.body"));
        }
        InboxEntry entry = readBy(it.entry(), it.sent().notice(), officer);
        received.put(id, new Received(it.sent(), entry, it.leaf()));
        exchange.read(id, it.entry().office());
        return new OpenOutcome.OpenedNotice(
                entry.header(),
                it.sent().notice(),
                it.sent().approvals(),
                it.entry().receivedAt(),
                Optional.of(SampleOutbox.receipt("submitted", it.entry().receivedAt(), it.leaf())),
                List.of(
                        new OpenOutcome.Check(
                                Message.of(
                                        "check.signed",
                                        entry.sender(),
                                        it.entry().receivedAt()),
                                true),
                        new OpenOutcome.Check(Message.of("check.approved", "Айгерим Сапарова", "Данияр Ахметов"), true),
                        new OpenOutcome.Check(Message.of("check.directory", 1, 1), true),
                        new OpenOutcome.Check(
                                Message.of(
                                        "check.logged",
                                        it.leaf(),
                                        "log.example",
                                        it.entry().receivedAt()),
                                true)),
                entry);
    }

    private static InboxEntry readBy(InboxEntry entry, Notice notice, UnlockedOfficer officer) {
        return new InboxEntry(
                entry.office(),
                entry.header(),
                entry.registration(),
                entry.receivedAt(),
                entry.submitted(),
                InboxEntry.State.READ,
                Optional.of(new InboxEntry.Summary(
                        notice.type(),
                        notice.typeVersion(),
                        notice.body()
                                .path("headline")
                                .asString(notice.body().path("summary").asString("")),
                        notice.handling(),
                        notice.priority(),
                        notice.language(),
                        Answers.isInterim(notice),
                        AnswerDuty.state(Catalogue.builtIn(), notice),
                        notice.registration(),
                        Instant.now(),
                        officer.name())),
                Optional.empty());
    }

    @Override
    public Optional<FileKind> fetched(DispatchId id, int index, UnlockedOfficer officer) {
        return Optional.empty();
    }

    @Override
    public Fetch fetchAttachment(DispatchId id, int index, UnlockedOfficer officer, LongConsumer progress) {
        return new Fetch.Failed(Message.of("attachment.none"));
    }

    @Override
    public Optional<InputStream> readAttachment(DispatchId id, int index, UnlockedOfficer officer) {
        return Optional.empty();
    }
}

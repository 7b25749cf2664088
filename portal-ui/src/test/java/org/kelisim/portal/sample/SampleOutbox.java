package org.kelisim.portal.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.Outbox;
import org.kelisim.client.outbox.OutboxEntry;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.client.outbox.SendState;
import org.kelisim.client.outbox.SentLine;
import org.kelisim.client.outbox.SentNotice;
import org.kelisim.client.text.Words;
import org.kelisim.dialogue.AnswerDuty;
import org.kelisim.dialogue.Answers;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.VerificationCode;
import org.kelisim.party.OfficeId;

/** An outbox in memory; what it sends has arrived. */
public final class SampleOutbox implements Outbox {

    private record Sent(SentNotice notice, OutboxEntry entry, List<ReceiptFacts> receipts) {}

    private final Map<DispatchId, Sent> sent = new LinkedHashMap<>();
    private final SampleNode node;
    private final SampleExchange exchange;

    SampleOutbox(SampleNode node, SampleExchange exchange) {
        this.node = node;
        this.exchange = exchange;
    }

    void send(SentNotice notice) {
        long leaf = exchange.nextLeaf();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Notice written = notice.notice();
        sent.put(
                written.id(),
                new Sent(
                        notice,
                        entry(
                                notice,
                                now,
                                SendState.DELIVERED,
                                written.routing().recipients().stream()
                                        .map(office -> new OutboxEntry.RecipientState(
                                                office, Optional.of(now), Optional.empty()))
                                        .toList()),
                        List.of(receipt("submitted", now, leaf), receipt("delivered", now, leaf + 1))));
        exchange.send(notice, leaf);
        node.tell(new NodeEvent.SentStateChanged(written.id(), written.routing().sender()));
    }

    private static OutboxEntry entry(
            SentNotice notice, Instant at, SendState state, List<OutboxEntry.RecipientState> recipients) {
        Notice written = notice.notice();
        return new OutboxEntry(
                written.id(),
                written.routing().sender(),
                written.type(),
                written.typeVersion(),
                written.body()
                        .path("headline")
                        .asString(written.body().path("summary").asString("")),
                written.handling(),
                written.priority(),
                written.registration(),
                written.routing().inReplyTo(),
                written.routing().replyWithin(),
                AnswerDuty.state(Catalogue.builtIn(), written),
                Answers.isInterim(written),
                notice.approvals().stream().map(it -> it.enrolment().name()).toList(),
                at,
                Optional.of(at),
                Optional.of(1L),
                state,
                recipients,
                Optional.empty());
    }

    static ReceiptFacts receipt(String event, Instant at, long leaf) {
        return new ReceiptFacts(event, at, Digest.of(), leaf, leaf + 1, "log.example", "b5a1c9…", 0, 0);
    }

    void read(DispatchId id, OfficeId by) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        sent.computeIfPresent(
                id,
                (key, it) -> new Sent(
                        it.notice(),
                        entry(
                                it.notice(),
                                it.entry().queuedAt(),
                                SendState.READ,
                                List.of(new OutboxEntry.RecipientState(by, Optional.of(now), Optional.of(now)))),
                        it.receipts()));
        node.tell(new NodeEvent.SentStateChanged(id, by));
    }

    Optional<OutboxEntry> find(DispatchId id) {
        return Optional.ofNullable(sent.get(id)).map(Sent::entry);
    }

    List<SentLine> lines(OfficeId office) {
        return sent.values().stream()
                .filter(it -> it.entry().office().equals(office))
                .map(it -> new SentLine(
                        it.entry(),
                        List.of(Words.ofNotice(Catalogue.builtIn(), it.notice().notice()))))
                .toList()
                .reversed();
    }

    @Override
    public List<OutboxEntry> entries(OfficeId office, UnlockedOfficer officer) {
        return sent.values().stream()
                .map(Sent::entry)
                .filter(entry -> entry.office().equals(office))
                .toList()
                .reversed();
    }

    @Override
    public Optional<OutboxEntry> find(DispatchId id, UnlockedOfficer officer) {
        return Optional.ofNullable(sent.get(id)).map(Sent::entry);
    }

    @Override
    public Optional<OutboxEntry> find(VerificationCode code, UnlockedOfficer officer) {
        return Optional.empty();
    }

    @Override
    public Optional<SentNotice> notice(DispatchId id, UnlockedOfficer officer) {
        return Optional.ofNullable(sent.get(id)).map(Sent::notice);
    }

    @Override
    public List<ReceiptFacts> receipts(DispatchId id, UnlockedOfficer officer) {
        return Optional.ofNullable(sent.get(id)).map(Sent::receipts).orElse(List.of());
    }
}

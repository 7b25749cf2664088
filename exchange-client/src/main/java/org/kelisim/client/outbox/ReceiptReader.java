package org.kelisim.client.outbox;

import java.util.Optional;
import org.kelisim.client.api.Receipts;
import org.kelisim.client.outbox.OutboxEntry.RecipientState;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.Acknowledgement;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.LogKey;
import org.kelisim.log.Receipt;
import org.kelisim.log.ReceiptOutcome.Logged;

/**
 * Moves a line on by what receipts prove: the log's signature for each event, and the recipient office's own signature
 * for {@code delivered} and {@code read}. What proves nothing is passed over.
 */
final class ReceiptReader {
    private final DirectoryLookup directories;

    ReceiptReader(DirectoryLookup directories) {
        this.directories = directories;
    }

    OutboxLine apply(OutboxLine line, Receipts receipts) {
        OutboxLine moved = line;
        for (Receipt receipt : receipts.receipts()) {
            Optional<Logged> logged = proved(receipt).filter(it -> isAbout(line, it.event()));
            if (logged.isPresent()) {
                moved = apply(moved, receipt, logged.get(), receipts);
            }
        }
        return moved;
    }

    Optional<Logged> proved(Receipt receipt) {
        LogKey log = LogKey.parse(directories.newest().members().log().key());
        return receipt.verify(log) instanceof Logged logged ? Optional.of(logged) : Optional.empty();
    }

    private static boolean isAbout(OutboxLine line, Event event) {
        return event.subject().equals(line.id().toString())
                && line.fingerprint().filter(event.fingerprint()::equals).isPresent();
    }

    private OutboxLine apply(OutboxLine line, Receipt receipt, Logged logged, Receipts receipts) {
        Event event = logged.event();
        return switch (event.kind()) {
            case SUBMITTED -> line.state() == SendState.REFUSED ? line : line.logged(receipt, event.time());
            case REFUSED ->
                line.withReceipt(receipt)
                        .in(
                                SendState.REFUSED,
                                Optional.of(
                                        Message.of("refusal." + event.reason().orElse("logged-as-refused"))));
            case DELIVERED, READ, UNOPENABLE ->
                acknowledged(logged, receipts)
                        .filter(it -> it.dispatch().equals(line.id()))
                        .map(it -> acknowledged(line, receipt, it))
                        .orElse(line);
            default -> line.withReceipt(receipt);
        };
    }

    private static OutboxLine acknowledged(OutboxLine line, Receipt receipt, Acknowledgement acknowledgement) {
        Optional<RecipientState> before = line.recipients().stream()
                .filter(it -> it.office().equals(acknowledgement.office()))
                .findFirst();
        if (before.isEmpty()) {
            return line;
        }
        RecipientState state = before.get();
        return switch (acknowledgement.kind()) {
            case DELIVERED ->
                line.with(
                        new RecipientState(state.office(), Optional.of(acknowledgement.time()), state.readAt()),
                        receipt);
            case READ ->
                line.with(
                        new RecipientState(state.office(), state.deliveredAt(), Optional.of(acknowledgement.time())),
                        receipt);
            case UNOPENABLE ->
                line.withReceipt(receipt)
                        .in(
                                line.state(),
                                Optional.of(Message.of(
                                        "outbox.unopenable", state.office().toString())));
        };
    }

    private Optional<Acknowledgement> acknowledged(Logged logged, Receipts receipts) {
        Event event = logged.event();
        Optional<byte[]> evidence = event.evidence()
                .flatMap((Digest it) -> Optional.ofNullable(receipts.evidence().get(it)));
        Directory inForce = directories.inForceAt(logged.index()).orElseGet(directories::newest);
        return evidence.map(cms -> Acknowledgement.verify(cms, inForce, event.time()))
                .flatMap(it -> it instanceof Acknowledgement.Outcome.Genuine(var genuine)
                        ? Optional.of(genuine)
                        : Optional.empty())
                .filter(it -> EventKind.parse(it.kind().wire()) == event.kind())
                .filter(it -> it.fingerprint().equals(event.fingerprint()))
                .filter(it -> event.by().equals(Optional.of(it.office().toString())));
    }
}

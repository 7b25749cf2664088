package org.kelisim.client.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.outbox.OutboxEntry.RecipientState;
import org.kelisim.client.text.Message;
import org.kelisim.dialogue.AnswerDuty;
import org.kelisim.dialogue.Answers;
import org.kelisim.json.Digest;
import org.kelisim.log.EventKind;
import org.kelisim.log.Receipt;
import org.kelisim.notice.Approval;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.Released;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * A line of the outbox as the node keeps it.
 *
 * @param attempt number of the newest sealed form, 0 while there is none
 * @param fingerprint of that form
 * @param state how far it got at the exchange: QUEUED, ACCEPTED, LOGGED or REFUSED
 * @param receipts verified ones only
 */
record OutboxLine(
        DispatchId id,
        OfficeId office,
        String type,
        int typeVersion,
        String subject,
        HandlingCode handling,
        Priority priority,
        Optional<String> registration,
        Optional<DispatchId> inReplyTo,
        Optional<ReplyWithin> replyWithin,
        Optional<PartyCode> askedState,
        boolean interim,
        List<String> approvedBy,
        Instant queuedAt,
        int attempt,
        Optional<Digest> fingerprint,
        SendState state,
        Optional<Instant> sentAt,
        List<RecipientState> recipients,
        List<Receipt> receipts,
        Optional<Message> trouble) {

    OutboxLine {
        approvedBy = List.copyOf(approvedBy);
        recipients = List.copyOf(recipients);
        receipts = List.copyOf(receipts);
    }

    static OutboxLine queued(Released released, String subject, Instant now) {
        Notice notice = released.notice();
        return new OutboxLine(
                notice.id(),
                notice.routing().sender(),
                notice.type(),
                notice.typeVersion(),
                subject,
                notice.handling(),
                notice.priority(),
                notice.registration(),
                notice.routing().inReplyTo(),
                notice.routing().replyWithin(),
                AnswerDuty.state(Catalogue.builtIn(), notice),
                Answers.isInterim(notice),
                released.approvals().stream()
                        .map(Approval::enrolment)
                        .map(it -> it.name())
                        .toList(),
                now,
                0,
                Optional.empty(),
                SendState.QUEUED,
                Optional.empty(),
                notice.routing().recipients().stream()
                        .map(office -> new RecipientState(office, Optional.empty(), Optional.empty()))
                        .toList(),
                List.of(),
                Optional.empty());
    }

    boolean isOpen() {
        return state == SendState.QUEUED || state == SendState.ACCEPTED;
    }

    OutboxLine sealed(int newAttempt, Digest newFingerprint) {
        return with(newAttempt, Optional.of(newFingerprint), state, sentAt, recipients, receipts, trouble);
    }

    OutboxLine in(SendState newState, Optional<Message> newTrouble) {
        return with(attempt, fingerprint, newState, sentAt, recipients, receipts, newTrouble);
    }

    OutboxLine logged(Receipt receipt, Instant time) {
        return with(
                attempt, fingerprint, SendState.LOGGED, Optional.of(time), recipients, plus(receipt), Optional.empty());
    }

    /** With a recipient's state and the receipt that shows it. */
    OutboxLine with(RecipientState changed, Receipt receipt) {
        List<RecipientState> states = recipients.stream()
                .map(it -> it.office().equals(changed.office()) ? changed : it)
                .toList();
        return with(attempt, fingerprint, state, sentAt, states, plus(receipt), trouble);
    }

    OutboxLine withReceipt(Receipt receipt) {
        return with(attempt, fingerprint, state, sentAt, recipients, plus(receipt), trouble);
    }

    private List<Receipt> plus(Receipt receipt) {
        boolean known = receipts.stream()
                .anyMatch(it -> it.leaf().event().equals(receipt.leaf().event()));
        return known
                ? receipts
                : Stream.concat(receipts.stream(), Stream.of(receipt)).toList();
    }

    private OutboxLine with(
            int newAttempt,
            Optional<Digest> newFingerprint,
            SendState newState,
            Optional<Instant> newSentAt,
            List<RecipientState> newRecipients,
            List<Receipt> newReceipts,
            Optional<Message> newTrouble) {
        return new OutboxLine(
                id,
                office,
                type,
                typeVersion,
                subject,
                handling,
                priority,
                registration,
                inReplyTo,
                replyWithin,
                askedState,
                interim,
                approvedBy,
                queuedAt,
                newAttempt,
                newFingerprint,
                newState,
                newSentAt,
                new ArrayList<>(newRecipients),
                newReceipts,
                newTrouble);
    }

    OutboxEntry entry() {
        return new OutboxEntry(
                id,
                office,
                type,
                typeVersion,
                subject,
                handling,
                priority,
                registration,
                inReplyTo,
                replyWithin,
                askedState,
                interim,
                approvedBy,
                queuedAt,
                sentAt,
                leaf(),
                shownState(),
                recipients,
                trouble);
    }

    private Optional<Long> leaf() {
        return receipts.stream()
                .filter(it -> it.leaf().event().kind() == EventKind.SUBMITTED)
                .map(it -> it.proof().index())
                .findFirst();
    }

    private SendState shownState() {
        if (state != SendState.LOGGED) {
            return state;
        }
        if (recipients.stream().allMatch(it -> it.readAt().isPresent())) {
            return SendState.READ;
        }
        boolean delivered = recipients.stream()
                .allMatch(it -> it.deliveredAt().isPresent() || it.readAt().isPresent());
        return delivered ? SendState.DELIVERED : SendState.LOGGED;
    }
}

package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kelisim.client.inbox.InboxEntry.Summary;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.Receipt;
import org.kelisim.notice.Content.Stream;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;
import org.kelisim.party.OfficeId;

/**
 * What the node keeps of a dispatch that the feed announced.
 *
 * @param fingerprint as the feed says; what is fetched must have it
 * @param header once the sealed bytes are here
 * @param offices the party's offices that it came to, once the header is known
 * @param receipts as fetched; verified when they are used
 * @param place once it was opened
 */
record Arrival(
        DispatchId id,
        Digest fingerprint,
        Stage stage,
        Instant announcedAt,
        Optional<Header> header,
        List<OfficeCopy> offices,
        List<Receipt> receipts,
        Optional<Place> place,
        Optional<Message> problem) {

    /** Where the sender put the notice in its stream to exactly these recipients, and the digest of the notice. */
    record Place(Stream stream, Digest notice) {}

    enum Stage {
        ANNOUNCED,
        STORED,
        REFUSED
    }

    /**
     * One office's side of it.
     *
     * @param delivered whether {@code delivered} needs no more posting
     * @param read the same of {@code read}, for an office that has opened it
     * @param summary once an officer of this office has opened it
     * @param words what the content is found by since then, as {@link org.kelisim.client.text.Words} makes them
     */
    record OfficeCopy(
            OfficeId office,
            String registration,
            Instant receivedAt,
            boolean delivered,
            boolean read,
            Optional<Summary> summary,
            String words) {
        OfficeCopy withDelivered() {
            return new OfficeCopy(office, registration, receivedAt, true, read, summary, words);
        }

        OfficeCopy withRead() {
            return new OfficeCopy(office, registration, receivedAt, delivered, true, summary, words);
        }

        OfficeCopy bare() {
            return new OfficeCopy(office, registration, receivedAt, delivered, read, Optional.empty(), "");
        }

        OfficeCopy with(Summary opened, String newWords) {
            return new OfficeCopy(office, registration, receivedAt, delivered, read, Optional.of(opened), newWords);
        }
    }

    Arrival {
        offices = List.copyOf(offices);
        receipts = List.copyOf(receipts);
    }

    static Arrival announced(DispatchId id, Digest fingerprint, Instant now) {
        return new Arrival(
                id,
                fingerprint,
                Stage.ANNOUNCED,
                now,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    Arrival stored(Header newHeader, List<OfficeCopy> newOffices, List<Receipt> newReceipts) {
        return new Arrival(
                id,
                fingerprint,
                Stage.STORED,
                announcedAt,
                Optional.of(newHeader),
                newOffices,
                newReceipts,
                Optional.empty(),
                Optional.empty());
    }

    Arrival refused(Message reason) {
        return new Arrival(
                id, fingerprint, Stage.REFUSED, announcedAt, header, offices, receipts, place, Optional.of(reason));
    }

    Arrival with(List<Receipt> newReceipts) {
        return new Arrival(id, fingerprint, stage, announcedAt, header, offices, newReceipts, place, problem);
    }

    Arrival withoutSummaries() {
        List<OfficeCopy> bare = offices.stream().map(OfficeCopy::bare).toList();
        return new Arrival(id, fingerprint, stage, announcedAt, header, bare, receipts, place, problem);
    }

    Arrival at(Place newPlace) {
        return new Arrival(
                id, fingerprint, stage, announcedAt, header, offices, receipts, Optional.of(newPlace), problem);
    }

    Arrival with(OfficeId office, UnaryOperator<OfficeCopy> change) {
        List<OfficeCopy> changed = offices.stream()
                .map(copy -> copy.office().equals(office) ? change.apply(copy) : copy)
                .toList();
        return new Arrival(id, fingerprint, stage, announcedAt, header, changed, receipts, place, problem);
    }

    Optional<OfficeCopy> copyOf(OfficeId office) {
        return offices.stream().filter(copy -> copy.office().equals(office)).findFirst();
    }

    /** The office's line; nothing before the header is known. */
    Optional<InboxEntry> entry(OfficeId office) {
        return header.flatMap(known -> copyOf(office).map(copy -> entry(known, copy)));
    }

    /** The office's line with what it is found by; nothing before the header is known. */
    Optional<ReceivedLine> line(OfficeId office) {
        return header.flatMap(known -> copyOf(office).map(copy -> ReceivedLine.of(entry(known, copy), copy.words())));
    }

    private Optional<InboxEntry.Submitted> submitted() {
        return receipts.stream()
                .filter(it -> isSubmission(it.leaf().event()))
                .map(it -> new InboxEntry.Submitted(
                        it.proof().index(), it.leaf().event().time()))
                .findFirst();
    }

    private boolean isSubmission(Event event) {
        return event.kind() == EventKind.SUBMITTED
                && event.subject().equals(id.toString())
                && event.fingerprint().equals(fingerprint);
    }

    private InboxEntry entry(Header known, OfficeCopy copy) {
        InboxEntry.State opened = copy.summary().isPresent() ? InboxEntry.State.READ : InboxEntry.State.UNREAD;
        return new InboxEntry(
                copy.office(),
                known,
                copy.registration(),
                copy.receivedAt(),
                submitted(),
                stage == Stage.REFUSED ? InboxEntry.State.REFUSED : opened,
                copy.summary(),
                problem);
    }
}

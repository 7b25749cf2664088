package org.kelisim.client.draft;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.client.safeguards.Proposal;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Priority;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice as far as its author has written it; may be incomplete.
 *
 * @param id the id that the notice will be sent under
 * @param author the officer's opaque id
 * @param formerAuthors who was its author before; like the author, none of them may release it
 * @param channel the agreement that authorises the notice, and the terms that are cited
 * @param purpose what for, a word of these terms; only with a channel
 * @param registration the office's outgoing number, given at the first handing over
 * @param body the type's fields, not validated yet
 */
public record Draft(
        DispatchId id,
        OfficeId office,
        String author,
        String authorName,
        List<Former> formerAuthors,
        String type,
        int typeVersion,
        String language,
        List<OfficeId> recipients,
        HandlingCode handling,
        Priority priority,
        LocalDate retainUntil,
        Optional<ChannelReference> channel,
        Optional<String> purpose,
        Optional<DispatchId> inReplyTo,
        Optional<ReplyWithin> replyWithin,
        List<Notice.Relation> relations,
        Optional<String> registration,
        ObjectNode body,
        DraftState state,
        Instant changedAt) {

    /** Copies the lists and the body. */
    public Draft {
        formerAuthors = List.copyOf(formerAuthors);
        recipients = recipients.stream().sorted().distinct().toList();
        relations = List.copyOf(relations);
        purpose = channel.isPresent() ? purpose : Optional.empty();
        body = body.deepCopy();
    }

    /**
     * Somebody from whom another officer took the draft over.
     *
     * @param officer the opaque id of the enrolment
     */
    public record Former(String officer, String name) {}

    /** Whether the officer of that id is or was its author, and therefore cannot release it. */
    public boolean isWrittenBy(String officer) {
        return author.equals(officer)
                || formerAuthors.stream().anyMatch(it -> it.officer().equals(officer));
    }

    /** The same draft with another author, open again if it was handed over: the author before had approved it, not this one. */
    Draft takenOver(String officer, String name) {
        Stream<Former> others =
                formerAuthors.stream().filter(it -> !it.officer().equals(officer));
        return new Draft(
                id,
                office,
                officer,
                name,
                Stream.concat(others, Stream.of(new Former(author, authorName))).toList(),
                type,
                typeVersion,
                language,
                recipients,
                handling,
                priority,
                retainUntil,
                channel,
                purpose,
                inReplyTo,
                replyWithin,
                relations,
                registration,
                body,
                isOpen() ? state : new DraftState.Writing(),
                changedAt);
    }

    /** Whether the author may still change it. */
    public boolean isOpen() {
        return !(state instanceof DraftState.HandedOver);
    }

    /** What the safeguards look at. */
    public Proposal proposal() {
        return new Proposal(
                office,
                type,
                typeVersion,
                language,
                recipients,
                handling,
                retainUntil,
                channel,
                purpose,
                inReplyTo,
                replyWithin,
                body);
    }

    /** The notice that officers approve, with a fresh nonce: nothing of it changes after this. */
    public Notice freeze(NoticeClass noticeClass, String number, List<PartDescription> attachments) {
        Routing routing =
                new Routing(id, noticeClass, office, recipients, channel, inReplyTo, replyWithin, retainUntil);
        return new Notice(
                Notice.freshNonce(),
                routing,
                type,
                typeVersion,
                purpose,
                handling,
                priority,
                relations,
                language,
                Optional.of(number),
                body.deepCopy(),
                attachments);
    }

    /** The same draft in another state. */
    public Draft in(DraftState newState, Optional<String> number) {
        return copy(this, number, newState, changedAt);
    }

    /** This draft with everything of the other that an author may change. */
    Draft merge(Draft edited, Instant now) {
        return copy(edited, registration, state, now);
    }

    private Draft copy(Draft from, Optional<String> number, DraftState newState, Instant changed) {
        return new Draft(
                id,
                office,
                author,
                authorName,
                formerAuthors,
                type,
                typeVersion,
                from.language,
                from.recipients,
                from.handling,
                from.priority,
                from.retainUntil,
                from.channel,
                from.purpose,
                from.inReplyTo,
                from.replyWithin,
                from.relations,
                number,
                from.body,
                newState,
                changed);
    }

    /** A copy to change field by field. */
    public DraftEdit edit() {
        return new DraftEdit(this);
    }
}

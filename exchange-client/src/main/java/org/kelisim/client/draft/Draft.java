package org.kelisim.client.draft;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * @param mayReturn whether this officer may take it back: a deputy took it over
     */
    public record Former(String officer, String name, boolean mayReturn) {
        private Former forGood() {
            return new Former(officer, name, false);
        }
    }

    /** Whether it was taken over from that officer by a deputy, and not taken back since. */
    boolean mayReturnTo(String officer) {
        return formerAuthors.stream()
                .anyMatch(it -> it.mayReturn() && it.officer().equals(officer));
    }

    /** Whether the officer of that id is or was its author, and therefore cannot release it. */
    public boolean isWrittenBy(String officer) {
        return author.equals(officer)
                || formerAuthors.stream().anyMatch(it -> it.officer().equals(officer));
    }

    /** The same draft with another author, open again if it was handed over: the author before had approved it, not this one. */
    Draft takenOver(String officer, String name, LeftDraft.Why why) {
        return of(officer, name, before(officer, why), isOpen() ? state : new DraftState.Writing());
    }

    /** The same draft, which that officer may not take back any more. */
    Draft keptFrom(String officer) {
        return of(
                author,
                authorName,
                formerAuthors.stream()
                        .map(it -> it.officer().equals(officer) ? it.forGood() : it)
                        .toList(),
                state);
    }

    private Draft of(String newAuthor, String newName, List<Former> before, DraftState newState) {
        return new Draft(
                id,
                office,
                newAuthor,
                newName,
                before,
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
                newState,
                changedAt);
    }

    /**
     * Everybody who was its author before that officer. When one comes back from whom it was lent, for whatever reason it is
     * free, those in between have no claim.
     */
    private List<Former> before(String officer, LeftDraft.Why why) {
        List<Former> before = new ArrayList<>();
        boolean returning = false;
        for (Former each : formerAuthors) {
            if (each.officer().equals(officer)) {
                returning = each.mayReturn();
            } else {
                before.add(returning ? each.forGood() : each);
            }
        }
        before.add(new Former(author, authorName, why == LeftDraft.Why.ABSENT));
        return before;
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

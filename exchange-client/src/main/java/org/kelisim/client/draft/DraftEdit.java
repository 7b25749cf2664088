package org.kelisim.client.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.agreement.Channel;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/** Changes what an author may change of a draft, and nothing else: id, office, author, type and state stay. */
public final class DraftEdit {
    private final Draft draft;
    private String language;
    private List<OfficeId> recipients;
    private HandlingCode handling;
    private Priority priority;
    private LocalDate retainUntil;
    private Optional<ChannelReference> channel;
    private Optional<String> purpose;
    private Optional<DispatchId> inReplyTo;
    private Optional<ReplyWithin> replyWithin;
    private List<Notice.Relation> relations;
    private ObjectNode body;

    DraftEdit(Draft draft) {
        this.draft = draft;
        this.language = draft.language();
        this.recipients = draft.recipients();
        this.handling = draft.handling();
        this.priority = draft.priority();
        this.retainUntil = draft.retainUntil();
        this.channel = draft.channel();
        this.purpose = draft.purpose();
        this.inReplyTo = draft.inReplyTo();
        this.replyWithin = draft.replyWithin();
        this.relations = draft.relations();
        this.body = draft.body();
    }

    public DraftEdit language(String value) {
        language = value;
        return this;
    }

    public DraftEdit recipients(List<OfficeId> value) {
        recipients = value;
        return this;
    }

    public DraftEdit handling(HandlingCode value) {
        handling = value;
        return this;
    }

    public DraftEdit priority(Priority value) {
        priority = value;
        return this;
    }

    public DraftEdit retainUntil(LocalDate value) {
        retainUntil = value;
        return this;
    }

    /** Cites these terms and changes nothing else. */
    public DraftEdit channel(Optional<ChannelReference> value) {
        channel = value;
        return this;
    }

    public DraftEdit purpose(Optional<String> value) {
        purpose = value;
        return this;
    }

    /** Cites no agreement. */
    public DraftEdit citesNothing() {
        channel = Optional.empty();
        purpose = Optional.empty();
        return this;
    }

    /**
     * Cites an agreement by the terms of its open channel. Their deadline takes the place of the type's own where a reply
     * is asked for, and the notice is kept for no longer than they allow.
     *
     * @param forPurpose a word of the terms, or none as long as the author has not chosen
     */
    public DraftEdit cites(Channel.Open open, Optional<String> forPurpose, LocalDate today) {
        channel = Optional.of(new ChannelReference(open.agreement().value(), open.digest()));
        purpose = forPurpose;
        replyWithin =
                replyWithin.map(own -> open.terms().replyWithin(draft.type()).orElse(own));
        retainUntil = open.terms()
                .retainUntil(draft.type(), today)
                .filter(retainUntil::isAfter)
                .orElse(retainUntil);
        return this;
    }

    public DraftEdit inReplyTo(Optional<DispatchId> value) {
        inReplyTo = value;
        return this;
    }

    public DraftEdit replyWithin(Optional<ReplyWithin> value) {
        replyWithin = value;
        return this;
    }

    public DraftEdit relations(List<Notice.Relation> value) {
        relations = value;
        return this;
    }

    public DraftEdit body(ObjectNode value) {
        body = value;
        return this;
    }

    public Draft done() {
        return new Draft(
                draft.id(),
                draft.office(),
                draft.author(),
                draft.authorName(),
                draft.formerAuthors(),
                draft.type(),
                draft.typeVersion(),
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
                draft.registration(),
                body,
                draft.state(),
                draft.changedAt());
    }
}

package org.kelisim.client.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
                draft.type(),
                draft.typeVersion(),
                language,
                recipients,
                handling,
                priority,
                retainUntil,
                inReplyTo,
                replyWithin,
                relations,
                draft.registration(),
                body,
                draft.state(),
                draft.changedAt());
    }
}

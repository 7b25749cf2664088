package org.kelisim.portal.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.dialogue.ReplyRules;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import tools.jackson.databind.node.JsonNodeFactory;

/** Drafts in memory. */
public final class SampleDrafts implements Drafts {

    private final Map<DispatchId, Draft> drafts = new ConcurrentHashMap<>();
    public final List<DispatchId> read = new ArrayList<>();
    private final PartyCode party;
    private final SampleNode node;

    SampleDrafts(SampleNode node) {
        this.party = node.party();
        this.node = node;
    }

    @Override
    public Draft create(UnlockedOfficer author, OfficeId office, String type) {
        NoticeType known = Catalogue.builtIn().newest(type).orElseThrow();
        return put(new Draft(
                DispatchId.create(party),
                office,
                author.id(),
                author.name(),
                List.of(),
                type,
                known.version(),
                "ru",
                List.of(),
                known.handling().proposed(),
                Priority.ROUTINE,
                LocalDate.now().plusYears(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                new DraftState.Writing(),
                Instant.now()));
    }

    @Override
    public Draft reply(UnlockedOfficer author, OfficeId office, String type, OpenOutcome.OpenedNotice to) {
        return create(author, office, type);
    }

    @Override
    public Draft close(UnlockedOfficer author, Notice question) {
        return create(author, question.routing().sender(), ReplyRules.CLOSING);
    }

    @Override
    public Draft save(UnlockedOfficer author, Draft draft) {
        Draft present = drafts.get(draft.id());
        if (present == null || !present.author().equals(author.id()) || !present.isOpen()) {
            throw new NotAllowedException(Message.of("draft.not-yours"));
        }
        return put(draft);
    }

    @Override
    public Optional<Draft> find(UnlockedOfficer author, DispatchId id) {
        return Optional.ofNullable(drafts.get(id))
                .filter(draft -> draft.author().equals(author.id()));
    }

    @Override
    public List<Draft> mine(UnlockedOfficer author) {
        return drafts.values().stream()
                .filter(draft -> draft.author().equals(author.id()))
                .sorted(Comparator.comparing(Draft::changedAt).reversed())
                .toList();
    }

    @Override
    public List<LeftDraft> left(UnlockedOfficer officer) {
        return drafts.values().stream()
                .filter(it -> node.officials.removed.contains(it.author()) && officer.may(Role.OFFICER, it.office()))
                .filter(it -> !it.author().equals(officer.id()))
                .map(it -> new LeftDraft(it, LeftDraft.Why.GONE))
                .toList();
    }

    @Override
    public Optional<LeftDraft> openLeft(UnlockedOfficer officer, DispatchId id) {
        Optional<LeftDraft> left =
                left(officer).stream().filter(it -> it.draft().id().equals(id)).findFirst();
        left.ifPresent(it -> read.add(id));
        return left;
    }

    Draft takeOver(Draft draft, UnlockedOfficer by) {
        return put(new Draft(
                draft.id(),
                draft.office(),
                by.id(),
                by.name(),
                List.of(new Draft.Former(draft.author(), draft.authorName(), false)),
                draft.type(),
                draft.typeVersion(),
                draft.language(),
                draft.recipients(),
                draft.handling(),
                draft.priority(),
                draft.retainUntil(),
                draft.channel(),
                draft.purpose(),
                draft.inReplyTo(),
                draft.replyWithin(),
                draft.relations(),
                draft.registration(),
                draft.body(),
                new DraftState.Writing(),
                draft.changedAt()));
    }

    @Override
    public void delete(UnlockedOfficer author, DispatchId id) {
        drafts.remove(id);
    }

    Draft put(Draft draft) {
        return with(draft, draft.state());
    }

    Draft with(Draft draft, DraftState state) {
        Draft stored = new Draft(
                draft.id(),
                draft.office(),
                draft.author(),
                draft.authorName(),
                draft.formerAuthors(),
                draft.type(),
                draft.typeVersion(),
                draft.language(),
                draft.recipients(),
                draft.handling(),
                draft.priority(),
                draft.retainUntil(),
                draft.channel(),
                draft.purpose(),
                draft.inReplyTo(),
                draft.replyWithin(),
                draft.relations(),
                draft.registration(),
                draft.body(),
                state,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        drafts.put(stored.id(), stored);
        return stored;
    }

    Draft byId(DispatchId id) {
        return drafts.get(id);
    }

    void remove(DispatchId id) {
        drafts.remove(id);
    }
}

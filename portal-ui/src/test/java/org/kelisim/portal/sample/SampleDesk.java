package org.kelisim.portal.sample;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.SentNotice;
import org.kelisim.client.release.BatchRelease;
import org.kelisim.client.release.Desk;
import org.kelisim.client.release.HandOver;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Routing;
import org.kelisim.party.Role;

/** A desk in memory; it checks the form by the catalogue and the four eyes by the officer's id. */
public final class SampleDesk implements Desk {

    private record Waiting(Notice notice, Approval author, UnlockedOfficer by, Instant at) {}

    private final Map<DispatchId, Waiting> waiting = new LinkedHashMap<>();
    private final Set<Digest> opened = new HashSet<>();
    private final SampleNode node;

    SampleDesk(SampleNode node) {
        this.node = node;
    }

    @Override
    public HandOver handOver(Draft draft, UnlockedOfficer author) {
        NoticeType type = Catalogue.builtIn().newest(draft.type()).orElseThrow();
        List<Problem> problems = new ArrayList<>();
        if (draft.recipients().isEmpty()) {
            problems.add(new Problem("recipients", Message.of("Выберите хотя бы одного получателя.")));
        }
        Catalogue.builtIn().validate(type, draft.body()).stream()
                .map(problem -> new Problem(problem.pointer(), Message.of(problem.message(java.util.Locale.of("ru")))))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            return new HandOver.Problems(problems);
        }
        Notice notice = notice(draft, type);
        waiting.put(
                notice.id(), new Waiting(notice, author.approve(Approval.Part.AUTHOR, notice), author, Instant.now()));
        node.drafts.with(draft, new DraftState.HandedOver(Instant.now()));
        node.tell(new NodeEvent.DeskChanged(draft.id(), draft.office()));
        return new HandOver.HandedOver(notice);
    }

    private static Notice notice(Draft draft, NoticeType type) {
        return new Notice(
                Notice.freshNonce(),
                new Routing(
                        draft.id(),
                        type.noticeClass(),
                        draft.office(),
                        draft.recipients(),
                        draft.channel(),
                        draft.inReplyTo(),
                        draft.replyWithin(),
                        draft.retainUntil()),
                draft.type(),
                draft.typeVersion(),
                draft.purpose(),
                draft.handling(),
                draft.priority(),
                draft.relations(),
                draft.language(),
                Optional.of("2026/118"),
                draft.body(),
                List.of());
    }

    @Override
    public List<Pending> toRelease(UnlockedOfficer releaser) {
        return waiting.values().stream()
                .filter(it -> releaser.may(Role.RELEASER, it.notice().routing().sender()))
                .map(it -> pending(it, releaser))
                .toList();
    }

    private Pending pending(Waiting it, UnlockedOfficer releaser) {
        return new Pending(
                it.notice(),
                it.notice().digest(),
                it.by().id(),
                it.by().name(),
                it.at(),
                it.by().id().equals(releaser.id()),
                !node.officials.removed.contains(it.by().id()),
                opened.contains(it.notice().digest()));
    }

    @Override
    public Optional<Pending> open(DispatchId id, UnlockedOfficer releaser) {
        Optional<Pending> found = find(id, releaser);
        found.ifPresent(it -> opened.add(it.digest()));
        return found;
    }

    @Override
    public BatchRelease releaseAll(List<BatchRelease.Seen> seen, UnlockedOfficer releaser) {
        return new BatchRelease.Done(seen.stream()
                .map(it -> new BatchRelease.Outcome(it.id(), release(it.id(), it.digest(), releaser)))
                .toList());
    }

    @Override
    public Optional<Pending> find(DispatchId id, UnlockedOfficer releaser) {
        return toRelease(releaser).stream()
                .filter(pending -> pending.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<InputStream> attachment(DispatchId id, int index, UnlockedOfficer releaser) {
        return Optional.empty();
    }

    @Override
    public Release release(DispatchId id, Digest seen, UnlockedOfficer releaser) {
        Waiting it = waiting.get(id);
        if (it == null || it.by().id().equals(releaser.id())) {
            return new Release.Refused(Message.of("sample.not-this-officer"));
        }
        if (!releaser.isConfirmed()) {
            return new Release.ConfirmationNeeded();
        }
        waiting.remove(id);
        node.drafts.remove(id);
        node.outbox.send(new SentNotice(
                it.notice(), List.of(it.author(), releaser.approve(Approval.Part.RELEASER, it.notice()))));
        node.tell(new NodeEvent.DeskChanged(id, it.notice().routing().sender()));
        return new Release.Sending(id);
    }

    @Override
    public boolean isApprovalOver(DispatchId id, UnlockedOfficer author) {
        return Optional.ofNullable(waiting.get(id))
                .filter(it -> it.by().id().equals(author.id()))
                .filter(it -> node.officials.removed.contains(author.id()))
                .isPresent();
    }

    @Override
    public Optional<Message> takeOver(DispatchId id, UnlockedOfficer officer) {
        Optional<Draft> left = node.drafts.left(officer).stream()
                .map(LeftDraft::draft)
                .filter(it -> it.id().equals(id))
                .findFirst();
        left.ifPresent(draft -> {
            waiting.remove(id);
            node.drafts.takeOver(draft, officer);
            node.tell(new NodeEvent.DeskChanged(id, draft.office()));
        });
        return left.isPresent() ? Optional.empty() : Optional.of(Message.of("draft.not-left"));
    }

    @Override
    public Optional<Message> sendBack(DispatchId id, UnlockedOfficer releaser, String reason) {
        waiting.remove(id);
        Draft draft = node.drafts.byId(id);
        node.drafts.with(draft, new DraftState.SentBack(reason, releaser.name(), Instant.now()));
        node.tell(new NodeEvent.DeskChanged(id, draft.office()));
        return Optional.empty();
    }
}

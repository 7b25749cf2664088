package org.kelisim.client.draft;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Reply;
import org.kelisim.catalogue.Use;
import org.kelisim.client.inbox.OpenOutcome.OpenedNotice;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.safeguards.Safeguards;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.dialogue.ReplyRules;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import tools.jackson.databind.node.ObjectNode;

/** Drafts in the node's store, all of them in memory as well: officers write few at a time. */
final class StoredDrafts implements Drafts, DraftLedger {
    private static final int MAX_BYTES = 950_000;

    private final NodeStore store;
    private final Catalogue catalogue;
    private final Safeguards safeguards;
    private final DraftFiles files;
    private final Authors authors;
    private final DraftJournal journal;
    private final Clock clock;
    private final Map<DispatchId, Draft> drafts = new ConcurrentHashMap<>();
    private final Set<Reading> readings = ConcurrentHashMap.newKeySet();

    /** Who writes for an office at present, and whom of them one officer stands in for. */
    private record Colleagues(Set<String> writers, Set<String> absent) {}

    private record Reading(String officer, DispatchId draft, String author, LocalDate day) {}

    StoredDrafts(
            NodeStore store,
            Catalogue catalogue,
            Safeguards safeguards,
            DraftFiles files,
            Authors authors,
            DraftJournal journal,
            Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.safeguards = safeguards;
        this.files = files;
        this.authors = authors;
        this.journal = journal;
        this.clock = clock;
        store.each(Shelf.DRAFTS, (id, value) -> drafts.put(DispatchId.parse(id), DraftJson.read(value)));
    }

    @Override
    public Draft create(UnlockedOfficer author, OfficeId office, String type) {
        return put(created(author, office, type, Use.NEW));
    }

    @Override
    public Draft reply(UnlockedOfficer author, OfficeId office, String type, OpenedNotice to) {
        if (!to.header().routing().recipients().contains(office)) {
            throw new NotAllowedException(Message.of("draft.not-your-office"));
        }
        return put(created(author, office, type, Use.REPLY)
                .edit()
                .language(to.notice().language())
                .recipients(List.of(to.header().routing().sender()))
                .channel(to.notice().routing().channel())
                .purpose(to.notice().purpose())
                .inReplyTo(Optional.of(to.notice().id()))
                .done());
    }

    @Override
    public Draft close(UnlockedOfficer author, Notice question) {
        return put(created(author, question.routing().sender(), ReplyRules.CLOSING, Use.REPLY)
                .edit()
                .language(question.language())
                .recipients(question.routing().recipients())
                .inReplyTo(Optional.of(question.id()))
                .done());
    }

    private Draft created(UnlockedOfficer author, OfficeId office, String id, Use use) {
        if (!author.may(Role.OFFICER, office)) {
            throw new NotAllowedException(Message.of("draft.not-your-office"));
        }
        NoticeType type = catalogue
                .newest(id)
                .filter(it -> it.uses().contains(use))
                .orElseThrow(() -> new NotAllowedException(Message.of("blocked.unknown-type", id)));
        safeguards.blockedType(type).ifPresent(blocked -> {
            throw new NotAllowedException(blocked.reason());
        });
        LocalDate today = LocalDate.now(clock);
        return new Draft(
                DispatchId.create(office.party()),
                office,
                author.id(),
                author.name(),
                List.of(),
                type.id(),
                type.version(),
                "ru",
                List.of(),
                type.handling().proposed(),
                Priority.ROUTINE,
                type.retention().map(it -> it.until(today)).orElse(today.plusYears(10)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                type.reply().filter(it -> !it.optional()).map(Reply::within),
                List.of(),
                Optional.empty(),
                CanonicalJson.object(),
                new DraftState.Writing(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public synchronized Draft save(UnlockedOfficer author, Draft draft) {
        Draft kept = owned(author, draft.id());
        Draft merged = kept.merge(draft, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        List<Problem> problems = safeguards.unsaveable(merged.type(), merged.typeVersion(), merged.body());
        if (!problems.isEmpty()) {
            throw new NotAllowedException(problems.getFirst().message(), problems);
        }
        return put(merged);
    }

    @Override
    public Optional<Draft> find(UnlockedOfficer author, DispatchId id) {
        return Optional.ofNullable(drafts.get(id)).filter(it -> isOf(author, it));
    }

    @Override
    public List<Draft> mine(UnlockedOfficer author) {
        return drafts.values().stream()
                .filter(it -> isOf(author, it))
                .sorted(Comparator.comparing(Draft::changedAt).reversed().thenComparing(Draft::id))
                .toList();
    }

    @Override
    public List<LeftDraft> left(UnlockedOfficer officer) {
        Map<OfficeId, Optional<Colleagues>> offices = new HashMap<>();
        return drafts.values().stream()
                .sorted(Comparator.comparing(Draft::changedAt).reversed().thenComparing(Draft::id))
                .flatMap(it -> offices.computeIfAbsent(it.office(), office -> colleagues(officer, office)).stream()
                        .flatMap(colleagues -> left(officer, it, colleagues).stream()))
                .toList();
    }

    private Optional<LeftDraft> left(UnlockedOfficer officer, Draft draft) {
        return colleagues(officer, draft.office()).flatMap(it -> left(officer, draft, it));
    }

    /** Nothing of an office for which the officer does not write; looked up once for all its drafts. */
    private Optional<Colleagues> colleagues(UnlockedOfficer officer, OfficeId office) {
        return officer.may(Role.OFFICER, office)
                ? Optional.of(new Colleagues(authors.writers(office), authors.absent(officer, office)))
                : Optional.empty();
    }

    private static Optional<LeftDraft> left(UnlockedOfficer officer, Draft draft, Colleagues colleagues) {
        if (draft.author().equals(officer.id())) {
            return Optional.empty();
        }
        if (!colleagues.writers().contains(draft.author())) {
            return Optional.of(new LeftDraft(draft, LeftDraft.Why.GONE));
        }
        if (draft.isOpen() && draft.mayReturnTo(officer.id())) {
            return Optional.of(new LeftDraft(draft, LeftDraft.Why.OWN));
        }
        return draft.isOpen() && colleagues.absent().contains(draft.author())
                ? Optional.of(new LeftDraft(draft, LeftDraft.Why.ABSENT))
                : Optional.empty();
    }

    @Override
    public Optional<LeftDraft> openLeft(UnlockedOfficer officer, DispatchId id) {
        Optional<LeftDraft> left = Optional.ofNullable(drafts.get(id)).flatMap(it -> left(officer, it));
        left.ifPresent(it -> recordReading(it, officer));
        return left;
    }

    private void recordReading(LeftDraft left, UnlockedOfficer officer) {
        LocalDate today = LocalDate.now(clock);
        Reading reading =
                new Reading(officer.id(), left.draft().id(), left.draft().author(), today);
        if (!readings.contains(reading)) {
            journal.read(left, officer);
            readings.removeIf(it -> it.day().isBefore(today));
            readings.add(reading);
        }
    }

    @Override
    public synchronized Optional<Draft> takeOver(UnlockedOfficer officer, DispatchId id, Consumer<LeftDraft> before) {
        Optional<LeftDraft> left = Optional.ofNullable(drafts.get(id)).flatMap(it -> left(officer, it));
        left.ifPresent(before);
        return left.map(it -> put(it.draft().takenOver(officer.id(), officer.name(), it.why())));
    }

    @Override
    public synchronized void keepFrom(String officer) {
        drafts.values().stream().filter(it -> it.mayReturnTo(officer)).forEach(it -> put(it.keptFrom(officer)));
    }

    @Override
    public void delete(UnlockedOfficer author, DispatchId id) {
        files.alone(() -> deleteAlone(author, id));
    }

    private synchronized void deleteAlone(UnlockedOfficer author, DispatchId id) {
        Draft draft = owned(author, id);
        if (isLent(draft)) {
            throw new NotAllowedException(Message.of("draft.lent"));
        }
        journalDeletion(draft, author);
        files.drop(id); // first, so that a stop in between leaves nothing that no draft knows of
        remove(id);
    }

    private void journalDeletion(Draft draft, UnlockedOfficer author) {
        if (!draft.formerAuthors().isEmpty() || draft.registration().isPresent()) {
            journal.deleted(draft, author);
        }
    }

    /** Whether somebody who still writes for the office may take it back. */
    private boolean isLent(Draft draft) {
        Set<String> writers = authors.writers(draft.office());
        return draft.formerAuthors().stream().anyMatch(it -> it.mayReturn() && writers.contains(it.officer()));
    }

    /** The author's own draft that may still be changed. */
    private Draft owned(UnlockedOfficer author, DispatchId id) {
        Draft kept = find(author, id).orElseThrow(() -> new NotAllowedException(Message.of("draft.not-yours")));
        if (!kept.isOpen()) {
            throw new NotAllowedException(Message.of("draft.handed-over"));
        }
        return kept;
    }

    private static boolean isOf(UnlockedOfficer author, Draft draft) {
        return draft.author().equals(author.id()) && author.may(Role.OFFICER, draft.office());
    }

    @Override
    public Optional<Draft> find(DispatchId id) {
        return Optional.ofNullable(drafts.get(id));
    }

    @Override
    public List<Draft> all() {
        return List.copyOf(drafts.values());
    }

    @Override
    public synchronized Draft put(Draft draft) {
        ObjectNode json = DraftJson.write(draft);
        if (CanonicalJson.write(json).length > MAX_BYTES) {
            throw new NotAllowedException(Message.of("draft.too-large"));
        }
        store.put(Shelf.DRAFTS, draft.id().toString(), json);
        drafts.put(draft.id(), draft);
        return draft;
    }

    @Override
    public synchronized boolean replace(Draft before, Draft after) {
        boolean same = before.equals(drafts.get(before.id()));
        if (same) {
            put(after);
        }
        return same;
    }

    @Override
    public synchronized void remove(DispatchId id) {
        store.delete(Shelf.DRAFTS, id.toString());
        drafts.remove(id);
    }
}

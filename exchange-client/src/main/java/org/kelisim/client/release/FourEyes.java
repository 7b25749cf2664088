package org.kelisim.client.release;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.attachment.Attachments;
import org.kelisim.client.attachment.ImageRule;
import org.kelisim.client.draft.Authors;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftLedger;
import org.kelisim.client.draft.DraftState;
import org.kelisim.client.draft.Drafts;
import org.kelisim.client.draft.LeftDraft;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.Refusals;
import org.kelisim.client.outbox.SendQueue;
import org.kelisim.client.safeguards.Problem;
import org.kelisim.client.safeguards.Safeguards;
import org.kelisim.client.safeguards.Screening;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.store.RegistrationNumbers.Book;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.Subject;
import org.kelisim.directory.Directory;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Approvals;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Released;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk over the node's store. The order of writing makes a crash harmless: an item counts only while its draft says
 * that it is handed over, and it leaves the desk only after the outbox has it.
 */
final class FourEyes implements Desk {
    private static final Logger LOG = LoggerFactory.getLogger(FourEyes.class);
    private static final int LONGEST_REASON = 2000;

    private final Drafts drafts;
    private final DraftLedger ledger;
    private final Safeguards safeguards;
    private final Catalogue catalogue;
    private final NodeStore store;
    private final RegistrationNumbers numbers;
    private final Attachments attachments;
    private final ImageRule images;
    private final SendQueue outbox;
    private final Supplier<Directory> directory;
    private final Authors authors;
    private final BiConsumer<LeftDraft, UnlockedOfficer> beforeTaking;
    private final BiConsumer<DispatchId, OfficeId> changed;
    private final Clock clock;
    private final Set<Opened> opened = ConcurrentHashMap.newKeySet();

    /** A digest names one frozen notice: what was sent back and handed over again has another. */
    private record Opened(String officer, Digest notice) {}

    FourEyes(
            Drafts.Pair drafts,
            Safeguards safeguards,
            Catalogue catalogue,
            NodeStore store,
            RegistrationNumbers numbers,
            Attachments attachments,
            SendQueue outbox,
            Supplier<Directory> directory,
            Authors authors,
            BiConsumer<LeftDraft, UnlockedOfficer> beforeTaking,
            BiConsumer<DispatchId, OfficeId> changed,
            Clock clock) {
        this.drafts = drafts.drafts();
        this.ledger = drafts.ledger();
        this.safeguards = safeguards;
        this.catalogue = catalogue;
        this.store = store;
        this.numbers = numbers;
        this.attachments = attachments;
        this.images = new ImageRule(attachments, catalogue);
        this.outbox = outbox;
        this.directory = directory;
        this.authors = authors;
        this.beforeTaking = beforeTaking;
        this.changed = changed;
        this.clock = clock;
        recover();
    }

    /** What was sent leaves the desk; what never reached it goes back to its author. */
    private void recover() {
        for (Draft draft : ledger.all()) {
            boolean handedOver = draft.state() instanceof DraftState.HandedOver;
            if (handedOver && outbox.contains(draft.id())) {
                clear(draft.id());
            } else if (handedOver && item(draft.id()).isEmpty()) {
                ledger.put(draft.in(new DraftState.Writing(), draft.registration()));
            }
        }
    }

    @Override
    public synchronized HandOver handOver(Draft edited, UnlockedOfficer author) {
        Draft draft;
        try {
            draft = drafts.save(author, edited);
        } catch (NotAllowedException e) {
            return e.problems().isEmpty() ? new HandOver.Refused(e.reason()) : new HandOver.Problems(e.problems());
        }
        return switch (safeguards.screen(draft.proposal(), directory.get())) {
            case Screening.Blocked(String rule, Message reason) -> new HandOver.Blocked(rule, reason);
            case Screening.Incomplete(var problems) -> new HandOver.Problems(problems);
            case Screening.Cleared() -> attachments.hold(() -> withImages(draft, author));
        };
    }

    private HandOver withImages(Draft draft, UnlockedOfficer author) {
        if (ledger.find(draft.id()).filter(draft::equals).isEmpty()) {
            return changedMeanwhile();
        }
        List<Problem> problems =
                images.prepare(catalogue.type(draft.type(), draft.typeVersion()).orElseThrow(), draft.id());
        return problems.isEmpty() ? freeze(draft, author) : new HandOver.Problems(problems);
    }

    private HandOver freeze(Draft draft, UnlockedOfficer author) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String registration = draft.registration()
                .orElseGet(() -> numbers.of(
                        draft.office(),
                        Book.OUTGOING,
                        now.atZone(ZoneOffset.UTC).getYear(),
                        draft.id()));
        Notice notice = draft.freeze(
                catalogue.type(draft.type(), draft.typeVersion()).orElseThrow().noticeClass(),
                registration,
                attachments.descriptions(draft.id()));
        Approval approval = author.approve(Approval.Part.AUTHOR, notice);
        Optional<Approvals.Fault> fault = Approvals.checkOne(notice, approval, Role.OFFICER, directory.get());
        if (fault.isPresent()) {
            return new HandOver.Refused(Message.of(Refusals.of(fault.get()).messageKey()));
        }
        DeskItem item = new DeskItem(notice, approval, now);
        record(item);
        store.put(Shelf.DESK, item.id().toString(), item.toJson());
        if (!ledger.replace(draft, draft.in(new DraftState.HandedOver(now), Optional.of(registration)))) {
            store.delete(Shelf.DESK, item.id().toString());
            return changedMeanwhile();
        }
        changed.accept(item.id(), item.office());
        return new HandOver.HandedOver(notice);
    }

    /** By the same author, at another screen. */
    private static HandOver changedMeanwhile() {
        return new HandOver.Refused(Message.of("draft.changed-meanwhile"));
    }

    /** What was looked at before the notice was frozen; it stays with the sender. */
    private void record(DeskItem item) {
        var screening = CanonicalJson.object()
                .put("id", item.id().toString())
                .put("notice", item.notice().digest().hex())
                .put("screenedAt", UtcSeconds.format(item.handedOverAt()))
                .put("outcome", "cleared");
        var rules = screening.putArray("rules");
        Safeguards.BUILT.stream().sorted().forEach(rules::add);
        store.put(Shelf.SCREENINGS, item.id().toString(), screening);
    }

    @Override
    public List<Pending> toRelease(UnlockedOfficer releaser) {
        return ledger.all().stream()
                .filter(draft -> draft.state() instanceof DraftState.HandedOver)
                .filter(draft -> releaser.may(Role.RELEASER, draft.office()))
                .flatMap(draft -> item(draft.id()).stream())
                .map(item -> pending(item, releaser))
                .sorted(Comparator.comparing(Pending::handedOverAt).thenComparing(Pending::id))
                .toList();
    }

    @Override
    public Optional<Pending> find(DispatchId id, UnlockedOfficer releaser) {
        return waiting(id)
                .filter(item -> releaser.may(Role.RELEASER, item.office()))
                .map(item -> pending(item, releaser));
    }

    private Pending pending(DeskItem item, UnlockedOfficer releaser) {
        return item.pending(
                isWrittenBy(releaser, item),
                authors.approves(item.approval().enrolment()),
                opened.contains(new Opened(releaser.id(), item.notice().digest())));
    }

    @Override
    public Optional<Pending> open(DispatchId id, UnlockedOfficer releaser) {
        Optional<Pending> found = find(id, releaser);
        found.ifPresent(it -> opened.add(new Opened(releaser.id(), it.digest())));
        return found;
    }

    @Override
    public Optional<InputStream> attachment(DispatchId id, int index, UnlockedOfficer releaser) {
        return find(id, releaser)
                .filter(it -> index >= 0 && index < it.notice().parts().size())
                .flatMap(it -> attachments.read(id, it.notice().parts().get(index)));
    }

    @Override
    public synchronized Release release(DispatchId id, Digest seen, UnlockedOfficer releaser) {
        Optional<DeskItem> found = waiting(id).filter(item -> releaser.offices().contains(item.office()));
        if (found.isEmpty()) {
            return refused("release.gone");
        }
        DeskItem item = found.get();
        if (!releaser.may(Role.RELEASER, item.office())) {
            return refused("release.not-releaser");
        }
        if (isWrittenBy(releaser, item)) {
            return refused("release.same-person");
        }
        if (!authors.approves(item.approval().enrolment())) {
            return refused("release.author-gone");
        }
        if (!item.notice().digest().equals(seen)) {
            return refused("release.changed");
        }
        if (!releaser.isConfirmed()) {
            return new Release.ConfirmationNeeded();
        }
        Optional<Message> objection = objection(item);
        return objection.isPresent() ? new Release.Refused(objection.get()) : approved(item, releaser);
    }

    /** Whoever wrote on it at any time, even if another handed it over in the end. */
    private boolean isWrittenBy(UnlockedOfficer officer, DeskItem item) {
        return item.author().equals(officer.id())
                || ledger.find(item.id())
                        .filter(it -> it.isWrittenBy(officer.id()))
                        .isPresent();
    }

    /** The safeguards look again: the directory may have changed since the author handed over. */
    private Optional<Message> objection(DeskItem item) {
        Draft draft = ledger.find(item.id()).orElseThrow();
        return switch (safeguards.screen(draft.proposal(), directory.get())) {
            case Screening.Cleared() -> Optional.empty();
            case Screening.Blocked(var rule, Message reason) -> Optional.of(reason);
            case Screening.Incomplete(var problems) ->
                Optional.of(problems.getFirst().message());
        };
    }

    private Release approved(DeskItem item, UnlockedOfficer releaser) {
        Approval approval = releaser.approve(Approval.Part.RELEASER, item.notice());
        return switch (Released.of(item.notice(), List.of(item.approval(), approval), directory.get())) {
            case Released.Outcome.Denied(var fault) ->
                new Release.Refused(Message.of(Refusals.of(fault).messageKey()));
            case Released.Outcome.Granted(Released released) -> sent(released);
        };
    }

    private Release sent(Released released) {
        Notice notice = released.notice();
        String subject = Subject.of(catalogue, notice.type(), notice.typeVersion(), notice.body());
        if (!outbox.enqueue(released, subject)) {
            return refused("release.id-used");
        }
        clear(notice.id());
        changed.accept(notice.id(), notice.routing().sender());
        return new Release.Sending(notice.id());
    }

    @Override
    public BatchRelease releaseAll(List<BatchRelease.Seen> seen, UnlockedOfficer releaser) {
        if (seen.isEmpty() || seen.size() > MOST_AT_ONCE) {
            return new BatchRelease.Refused(Message.of("release.at-once", MOST_AT_ONCE));
        }
        if (!releaser.isConfirmed()) {
            return new BatchRelease.ConfirmationNeeded();
        }
        return new BatchRelease.Done(seen.stream()
                .map(it -> new BatchRelease.Outcome(it.id(), releaseOpened(it, releaser)))
                .toList());
    }

    /** Whatever happens to one, the next is tried. */
    private Release releaseOpened(BatchRelease.Seen seen, UnlockedOfficer releaser) {
        if (!opened.contains(new Opened(releaser.id(), seen.digest()))) {
            return refused("release.not-opened");
        }
        try {
            return release(seen.id(), seen.digest(), releaser);
        } catch (RuntimeException e) {
            LOG.warn("not released: {}", seen.id(), e);
            return refused("release.failed");
        }
    }

    @Override
    public synchronized Optional<Message> sendBack(DispatchId id, UnlockedOfficer officer, String reason) {
        Optional<DeskItem> found = waiting(id).filter(item -> officer.offices().contains(item.office()));
        if (found.isEmpty()) {
            return Optional.of(Message.of("release.gone"));
        }
        DeskItem item = found.get();
        boolean author = item.author().equals(officer.id());
        if (!author && !officer.may(Role.RELEASER, item.office())) {
            return Optional.of(Message.of("release.not-releaser"));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Optional.of(Message.of("release.reason-missing", LONGEST_REASON));
        }
        Draft draft = ledger.find(id).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ledger.put(draft.in(new DraftState.SentBack(reason, officer.name(), now), draft.registration()));
        store.delete(Shelf.DESK, id.toString());
        changed.accept(id, item.office());
        return Optional.empty();
    }

    @Override
    public boolean isApprovalOver(DispatchId id, UnlockedOfficer author) {
        return waiting(id)
                .filter(item -> item.author().equals(author.id()))
                .filter(item -> !authors.approves(item.approval().enrolment()))
                .isPresent();
    }

    /** Between handing over and releasing, not during: what is approved at this moment has one author. */
    @Override
    public synchronized Optional<Message> takeOver(DispatchId id, UnlockedOfficer officer) {
        Optional<Draft> taken;
        try {
            taken = ledger.takeOver(officer, id, left -> beforeTaking.accept(left, officer));
        } catch (NotAllowedException e) {
            return Optional.of(e.reason());
        }
        taken.ifPresent(draft -> {
            store.delete(Shelf.DESK, id.toString());
            changed.accept(id, draft.office());
        });
        return taken.isPresent() ? Optional.empty() : Optional.of(Message.of("draft.not-left"));
    }

    private Optional<DeskItem> waiting(DispatchId id) {
        return ledger.find(id)
                .filter(draft -> draft.state() instanceof DraftState.HandedOver)
                .flatMap(draft -> item(id));
    }

    /** One that cannot be read any more is none: its draft goes back to the author. */
    private Optional<DeskItem> item(DispatchId id) {
        return store.findIfReadable(Shelf.DESK, id.toString()).map(DeskItem::read);
    }

    private void clear(DispatchId id) {
        item(id).ifPresent(it ->
                opened.removeIf(seen -> seen.notice().equals(it.notice().digest())));
        store.delete(Shelf.DESK, id.toString());
        ledger.remove(id);
    }

    private static Release refused(String key) {
        return new Release.Refused(Message.of(key));
    }
}

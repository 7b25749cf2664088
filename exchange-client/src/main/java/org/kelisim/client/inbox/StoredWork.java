package org.kelisim.client.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kelisim.client.inbox.Access.Act;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Directory;
import org.kelisim.notice.Approvals;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** Steps in the node's store, the last of each notice in memory; inserting the next number decides between two. */
public final class StoredWork implements Work {
    private final NodeStore store;
    private final BiPredicate<DispatchId, OfficeId> isIn;
    private final Supplier<? extends Collection<Enrolment>> enrolments;
    private final Supplier<Directory> directory;
    private final StandsIn standsIn;
    private final BiConsumer<DispatchId, OfficeId> changed;
    private final Clock clock;
    private final Map<Place, WorkStep> last = new ConcurrentHashMap<>();

    private record Place(DispatchId dispatch, OfficeId office) {}

    /** Whether an officer stands in for another in that office today. */
    public interface StandsIn {
        boolean test(UnlockedOfficer deputy, String absent, OfficeId office);
    }

    /**
     * @param isIn whether a dispatch came to that office
     * @param enrolments of all officers whom the node knows, whether they still hold or not
     * @param changed is told of every step
     */
    public StoredWork(
            NodeStore store,
            BiPredicate<DispatchId, OfficeId> isIn,
            Supplier<? extends Collection<Enrolment>> enrolments,
            Supplier<Directory> directory,
            StandsIn standsIn,
            BiConsumer<DispatchId, OfficeId> changed,
            Clock clock) {
        this.store = store;
        this.isIn = isIn;
        this.enrolments = enrolments;
        this.directory = directory;
        this.standsIn = standsIn;
        this.changed = changed;
        this.clock = clock;
        store.each(Shelf.WORK, (id, value) -> remember(WorkStep.read(value)));
    }

    @Override
    public WorkOutcome take(DispatchId id, OfficeId office, UnlockedOfficer officer) {
        return holder(id, office)
                .filter(it -> it.officer().equals(officer.id()))
                .<WorkOutcome>map(it -> new WorkOutcome.Done(Optional.of(it)))
                .orElseGet(() -> step(
                        new Place(id, office),
                        officer,
                        Act.TAKEN,
                        present -> present.filter(it -> !standsIn.test(officer, it.officer(), office))
                                .map(StoredWork::taken),
                        now -> Optional.of(new Holder(officer.id(), officer.name(), now, Optional.empty()))));
    }

    @Override
    public WorkOutcome handOver(
            DispatchId id, OfficeId office, String colleague, String note, UnlockedOfficer officer) {
        if (!note.isEmpty() && !PlainLine.is(note, LONGEST_NOTE)) {
            return new WorkOutcome.Refused(Message.of("work.note", LONGEST_NOTE));
        }
        Optional<Colleague> to = colleagues(office, officer).stream()
                .filter(it -> it.officer().equals(colleague))
                .findFirst();
        if (to.isEmpty()) {
            return new WorkOutcome.Refused(Message.of("work.no-colleague"));
        }
        boolean releaser = officer.may(Role.RELEASER, office);
        return step(
                new Place(id, office),
                officer,
                Act.HANDED_OVER,
                present -> present.filter(it -> !releaser && !it.officer().equals(officer.id()))
                        .filter(it -> !standsIn.test(officer, it.officer(), office))
                        .map(StoredWork::taken),
                now -> Optional.of(new Holder(
                        to.get().officer(),
                        to.get().name(),
                        now,
                        Optional.of(new Holder.Handed(officer.name(), note)))));
    }

    @Override
    public WorkOutcome giveBack(DispatchId id, OfficeId office, UnlockedOfficer officer) {
        return step(
                new Place(id, office),
                officer,
                Act.GIVEN_BACK,
                present -> present.filter(it -> it.officer().equals(officer.id()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(present.map(StoredWork::taken).orElseGet(() -> Message.of("work.not-yours"))),
                now -> Optional.empty());
    }

    private static Message taken(Holder holder) {
        return Message.of("work.taken", holder.name(), holder.since());
    }

    private WorkOutcome step(
            Place place,
            UnlockedOfficer officer,
            Act act,
            Function<Optional<Holder>, Optional<Message>> objection,
            Function<Instant, Optional<Holder>> after) {
        if (!worksIn(place.office(), officer) || !isIn.test(place.dispatch(), place.office())) {
            return new WorkOutcome.Refused(Message.of("open.not-your-office"));
        }
        while (true) {
            Optional<WorkStep> before = Optional.ofNullable(last.get(place));
            Optional<Message> reason = objection.apply(before.flatMap(WorkStep::holder));
            if (reason.isPresent()) {
                return new WorkOutcome.Refused(reason.get());
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            WorkStep next = new WorkStep(
                    place.dispatch(),
                    place.office(),
                    before.map(WorkStep::number).orElse(0) + 1,
                    act,
                    officer.id(),
                    officer.name(),
                    now,
                    after.apply(now));
            if (store.insert(Shelf.WORK, key(place, next.number()), next.toJson())) {
                remember(next);
                changed.accept(place.dispatch(), place.office());
                return new WorkOutcome.Done(next.holder());
            }
            remember(other(next));
        }
    }

    /** What somebody else did in that place; a step that cannot be read leaves the notice with nobody. */
    private WorkStep other(WorkStep mine) {
        Place place = new Place(mine.dispatch(), mine.office());
        return store.findIfReadable(Shelf.WORK, key(place, mine.number()))
                .map(WorkStep::read)
                .orElseGet(() -> new WorkStep(
                        mine.dispatch(),
                        mine.office(),
                        mine.number(),
                        Act.GIVEN_BACK,
                        "",
                        "",
                        mine.time(),
                        Optional.empty()));
    }

    private String key(Place place, int number) {
        return store.hidden(place.dispatch() + "/" + place.office()) + String.format(Locale.ROOT, "/%09d", number);
    }

    private void remember(WorkStep step) {
        last.merge(
                new Place(step.dispatch(), step.office()),
                step,
                (older, newer) -> newer.number() > older.number() ? newer : older);
    }

    /** For those who have checked who asks. */
    public Optional<Holder> holder(DispatchId id, OfficeId office) {
        return Optional.ofNullable(last.get(new Place(id, office))).flatMap(WorkStep::holder);
    }

    /** How many notices are with the officer of that id; for those who have checked who asks. */
    public int with(String officer) {
        return (int) last.values().stream()
                .flatMap(step -> step.holder().stream())
                .filter(holder -> holder.officer().equals(officer))
                .count();
    }

    @Override
    public Optional<Holder> holder(DispatchId id, OfficeId office, UnlockedOfficer officer) {
        return officer.offices().contains(office) ? holder(id, office) : Optional.empty();
    }

    @Override
    public List<Colleague> colleagues(OfficeId office, UnlockedOfficer officer) {
        if (!worksIn(office, officer)) {
            return List.of();
        }
        Instant now = clock.instant();
        Directory current = directory.get();
        return enrolments.get().stream()
                .filter(it -> it.office().equals(office) && it.validAt(now))
                .filter(it -> it.roles().contains(Role.OFFICER) || it.roles().contains(Role.RELEASER))
                .filter(it -> !it.officer().equals(officer.id()))
                .filter(it -> Approvals.checkEnrolment(it, current).isEmpty())
                .map(it -> new Colleague(it.officer(), it.name()))
                .distinct()
                .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::officer))
                .toList();
    }

    private static boolean worksIn(OfficeId office, UnlockedOfficer officer) {
        return officer.may(Role.OFFICER, office) || officer.may(Role.RELEASER, office);
    }
}

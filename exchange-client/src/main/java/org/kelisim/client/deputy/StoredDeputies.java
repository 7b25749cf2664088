package org.kelisim.client.deputy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.kelisim.client.inbox.Colleague;
import org.kelisim.client.officer.Officials.Act;
import org.kelisim.client.officer.Officials.Days;
import org.kelisim.client.officer.Officials.Who;
import org.kelisim.client.officer.OfficialsJournal;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import tools.jackson.databind.node.ObjectNode;

/** Deputies in the node's store; few, and read anew each time, so that all processes of a node agree. */
public final class StoredDeputies implements Deputies {
    private final NodeStore store;
    private final BiFunction<OfficeId, UnlockedOfficer, List<Colleague>> colleagues;
    private final OfficialsJournal journal;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param colleagues who works in an office at present, the asking officer left out
     * @param journal is told of every step before it is done
     * @param zone in which the party's days begin and end
     */
    public StoredDeputies(
            NodeStore store,
            BiFunction<OfficeId, UnlockedOfficer, List<Colleague>> colleagues,
            OfficialsJournal journal,
            ZoneId zone,
            Clock clock) {
        this.store = store;
        this.colleagues = colleagues;
        this.journal = journal;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Optional<Message> name(
            UnlockedOfficer absent, OfficeId office, String colleague, LocalDate from, LocalDate to) {
        if (!worksIn(absent, office)) {
            return Optional.of(Message.of("deputy.not-your-office"));
        }
        Optional<Colleague> deputy = colleagues.apply(office, absent).stream()
                .filter(it -> it.officer().equals(colleague))
                .findFirst();
        if (deputy.isEmpty()) {
            return Optional.of(Message.of("deputy.no-colleague"));
        }
        if (to.isBefore(from) || to.isBefore(today())) {
            return Optional.of(Message.of("deputy.over"));
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
            return Optional.of(Message.of("deputy.too-long", LONGEST));
        }
        Colleague self = new Colleague(absent.id(), absent.name());
        StandIn named = new StandIn(office, self, deputy.get(), from, to);
        journal(Act.DEPUTY_NAMED, named, absent);
        store.put(Shelf.DEPUTIES, key(absent, office), write(named));
        return Optional.empty();
    }

    @Override
    public void end(UnlockedOfficer absent, OfficeId office) {
        namedBy(absent, office).ifPresent(it -> journal(Act.DEPUTY_ENDED, it, absent));
        store.delete(Shelf.DEPUTIES, key(absent, office));
    }

    /** Ends every deputyship of an officer who goes, on either side: who is invited again begins anew. */
    public void forget(String officer) {
        List<String> over = new ArrayList<>();
        store.each(Shelf.DEPUTIES, (id, value) -> {
            StandIn it = read(value);
            if (it.absent().officer().equals(officer) || it.deputy().officer().equals(officer)) {
                over.add(id);
            }
        });
        over.forEach(id -> store.delete(Shelf.DEPUTIES, id));
    }

    private void journal(Act act, StandIn it, UnlockedOfficer absent) {
        Who deputy = new Who(it.deputy().officer(), it.deputy().name());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        journal.ofDeputy(act, it.office(), deputy, new Days(it.from(), it.to()), absent, now);
    }

    @Override
    public Optional<StandIn> namedBy(UnlockedOfficer absent, OfficeId office) {
        return store.findIfReadable(Shelf.DEPUTIES, key(absent, office))
                .map(StoredDeputies::read)
                .filter(it -> !it.to().isBefore(today()));
    }

    @Override
    public List<StandIn> standsInFor(UnlockedOfficer deputy, OfficeId office) {
        if (!worksIn(deputy, office)) {
            return List.of();
        }
        List<StandIn> all = new ArrayList<>();
        store.each(Shelf.DEPUTIES, (id, value) -> all.add(read(value)));
        return all.stream()
                .filter(it ->
                        it.office().equals(office) && it.deputy().officer().equals(deputy.id()))
                .filter(it -> it.isOn(today()))
                .sorted(Comparator.comparing(it -> it.absent().name()))
                .toList();
    }

    /** Whether the officer stands in for that one today. */
    public boolean standsIn(UnlockedOfficer deputy, String absent, OfficeId office) {
        return standsInFor(deputy, office).stream()
                .anyMatch(it -> it.absent().officer().equals(absent));
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static boolean worksIn(UnlockedOfficer officer, OfficeId office) {
        return officer.may(Role.OFFICER, office) || officer.may(Role.RELEASER, office);
    }

    private String key(UnlockedOfficer absent, OfficeId office) {
        return store.hidden("deputy/" + office + "/" + absent.id());
    }

    private static ObjectNode write(StandIn it) {
        return CanonicalJson.object()
                .put("office", it.office().toString())
                .put("absent", it.absent().officer())
                .put("absentName", it.absent().name())
                .put("deputy", it.deputy().officer())
                .put("deputyName", it.deputy().name())
                .put("from", it.from().toString())
                .put("to", it.to().toString());
    }

    private static StandIn read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new StandIn(
                fields.parsed("office", OfficeId::parse),
                new Colleague(fields.string("absent"), fields.string("absentName")),
                new Colleague(fields.string("deputy"), fields.string("deputyName")),
                fields.parsed("from", LocalDate::parse),
                fields.parsed("to", LocalDate::parse));
    }
}

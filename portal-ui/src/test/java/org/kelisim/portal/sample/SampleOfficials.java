package org.kelisim.portal.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.EnrolOutcome;
import org.kelisim.client.officer.Official;
import org.kelisim.client.officer.Official.Standing;
import org.kelisim.client.officer.OfficialOutcome;
import org.kelisim.client.officer.Officials;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** The sample party's people in memory; one code for everybody. */
public final class SampleOfficials implements Officials {

    public static final String CODE = "7K3QX-9M2VD-0HTBN-4WZ8C";
    public static final Instant UNTIL = Instant.now().plus(INVITATION);

    private final SampleNode node;
    private final Map<String, Official> people = new LinkedHashMap<>();
    private final List<Step> journal = new ArrayList<>();
    final Set<String> removed = new HashSet<>();

    SampleOfficials(SampleNode node) {
        this.node = node;
        reset();
    }

    /** As it was in the beginning. */
    public void reset() {
        people.clear();
        journal.clear();
        removed.clear();
        SamplePeople.ALL.stream()
                .filter(it -> it.party().equals(node.party()) && !it.subject().equals("stranger"))
                .forEach(it -> put(it.subject(), it.name(), Map.of(it.office(), it.roles()), new Standing.Enrolled()));
    }

    private void put(String account, String name, Map<OfficeId, Set<Role>> roles, Standing standing) {
        people.put(
                account,
                new Official(account, account, name, roles, Instant.now().plus(ENROLMENT), standing));
    }

    @Override
    public boolean coordinates(UnlockedOfficer officer) {
        return has(officer, Role.COORDINATOR);
    }

    private static boolean has(UnlockedOfficer officer, Role role) {
        return officer.offices().stream().anyMatch(office -> officer.may(role, office));
    }

    @Override
    public List<Official> all(UnlockedOfficer reader) {
        return coordinates(reader)
                ? people.values().stream()
                        .sorted(Comparator.comparing(Official::name))
                        .toList()
                : List.of();
    }

    @Override
    public List<Step> journal(UnlockedOfficer reader) {
        return coordinates(reader) ? List.copyOf(journal.reversed()) : List.of();
    }

    @Override
    public OfficialOutcome invite(
            UnlockedOfficer coordinator, String account, String name, Map<OfficeId, Set<Role>> roles) {
        return step(coordinator, Act.INVITED, account, name, () -> {
            put(account, name, roles, new Standing.Invited(UNTIL));
            return new OfficialOutcome.Invited(CODE, UNTIL);
        });
    }

    @Override
    public OfficialOutcome change(UnlockedOfficer coordinator, String account, Map<OfficeId, Set<Role>> roles) {
        Official old = people.get(account);
        return step(coordinator, Act.CHANGED, account, old.name(), () -> {
            put(account, old.name(), roles, old.standing());
            return new OfficialOutcome.Done();
        });
    }

    @Override
    public OfficialOutcome remove(UnlockedOfficer coordinator, String account) {
        return step(coordinator, Act.REMOVED, account, people.get(account).name(), () -> {
            people.remove(account);
            removed.add(account);
            return new OfficialOutcome.Done();
        });
    }

    private interface Change {
        OfficialOutcome make();
    }

    private OfficialOutcome step(UnlockedOfficer by, Act act, String account, String name, Change change) {
        if (!coordinates(by)) {
            return new OfficialOutcome.Refused(Message.of("officials.not-coordinator"));
        }
        if (!by.isConfirmed()) {
            return new OfficialOutcome.ConfirmationNeeded();
        }
        journal.add(new Step(Instant.now(), act, account, name, by.name(), Map.of(), Optional.empty()));
        OfficialOutcome outcome = change.make();
        node.tell(new NodeEvent.OfficialChanged(account));
        return outcome;
    }

    @Override
    public OpenWork openWork(UnlockedOfficer reader, Official official) {
        return official.account().equals("aigerim") ? new OpenWork(2, 1, 0) : OpenWork.NONE;
    }

    @Override
    public Map<OfficeId, Integer> leftDrafts(UnlockedOfficer reader) {
        return coordinates(reader) && !removed.isEmpty() ? Map.of(SampleDirectory.KAZ_MIGRATION, 2) : Map.of();
    }

    @Override
    public boolean isInvited(TokenOfficer who) {
        return who.subject().equals("invited");
    }

    @Override
    public EnrolOutcome enrol(TokenOfficer who, char[] code, char[] pin) {
        if (!isInvited(who)) {
            return new EnrolOutcome.NotInvited();
        }
        if (new String(pin).equals("123456")) {
            return new EnrolOutcome.WeakPin();
        }
        return new String(code).equals(CODE) ? new EnrolOutcome.Enrolled() : new EnrolOutcome.WrongCode(4);
    }

    @Override
    public boolean removedSince(String account, Instant login) {
        return removed.contains(account);
    }

    /** As if a coordinator had removed somebody. */
    public void removed(String account) {
        removed.add(account);
    }

    /** How somebody stands, as the coordinator sees it. */
    public Optional<Official> find(String account) {
        return Optional.ofNullable(people.get(account));
    }
}

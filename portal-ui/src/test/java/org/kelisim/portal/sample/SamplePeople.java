package org.kelisim.portal.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kelisim.client.officer.Credentials;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.client.officer.UnlockOutcome;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Enrolment;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

/** The people of the sample, all with the PIN 2468. */
public final class SamplePeople implements Credentials {

    static final String PIN = "2468";

    /** One person of the sample. */
    public record Person(String subject, String name, OfficeId office, Set<Role> roles) {
        PartyCode party() {
            return office.party();
        }
    }

    static final List<Person> ALL = List.of(
            new Person("aigerim", "Айгерим Сапарова", SampleDirectory.KAZ_MIGRATION, Set.of(Role.OFFICER)),
            new Person("daniyar", "Данияр Ахметов", SampleDirectory.KAZ_MIGRATION, Set.of(Role.OFFICER, Role.RELEASER)),
            new Person("coordinator", "Координатор Примеров", SampleDirectory.KAZ_MIGRATION, Set.of(Role.COORDINATOR)),
            new Person("invited", "Алия Бекова", SampleDirectory.KAZ_MIGRATION, Set.of(Role.OFFICER)),
            new Person("registrar", "Регистратор Примеров", SampleDirectory.KAZ_MIGRATION, Set.of(Role.REGISTRAR)),
            new Person("nurlan", "Нурлан Токтогулов", SampleDirectory.KGZ_BORDER, Set.of(Role.OFFICER)),
            new Person("stranger", "Иван Иванов", SampleDirectory.KAZ_BORDER, Set.of(Role.OFFICER)));

    private final Map<String, Integer> wrong = new ConcurrentHashMap<>();

    static Person person(String subject) {
        return ALL.stream()
                .filter(person -> person.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    /** Lets the officer's PIN have been given at that time. */
    public static void age(UnlockedOfficer officer, Instant confirmedAt) {
        ((Unlocked) officer).confirmedAt = confirmedAt;
    }

    @Override
    public boolean isEnrolled(TokenOfficer officer) {
        return !Set.of("stranger", "invited").contains(officer.subject());
    }

    @Override
    public UnlockOutcome unlock(TokenOfficer officer, char[] pin) {
        return tryPin(officer.subject(), pin, new Unlocked(person(officer.subject())));
    }

    private UnlockOutcome tryPin(String subject, char[] pin, Unlocked officer) {
        if (new String(pin).equals(PIN)) {
            wrong.remove(subject);
            officer.confirmedAt = Instant.now();
            return new UnlockOutcome.Unlocked(officer);
        }
        int attempts = wrong.merge(subject, 1, Integer::sum);
        return attempts >= 5
                ? new UnlockOutcome.Locked(Instant.now().plus(Duration.ofMinutes(15)))
                : new UnlockOutcome.WrongPin(5 - attempts);
    }

    /** An officer whose PIN was right. */
    final class Unlocked implements UnlockedOfficer {
        private final Person person;
        Instant confirmedAt = Instant.now();

        Unlocked(Person person) {
            this.person = person;
        }

        @Override
        public String id() {
            return person.subject();
        }

        @Override
        public String name() {
            return person.name();
        }

        @Override
        public Set<OfficeId> offices() {
            return Set.of(person.office());
        }

        @Override
        public Set<Role> roles(OfficeId office) {
            return office.equals(person.office()) ? person.roles() : Set.of();
        }

        @Override
        public Optional<Enrolment> enrolment(OfficeId office) {
            return Optional.of(SampleOfficers.enrolment(person));
        }

        @Override
        public Instant confirmedAt() {
            return confirmedAt;
        }

        @Override
        public boolean isConfirmed() {
            return confirmedAt.isAfter(Instant.now().minus(CONFIRMATION));
        }

        @Override
        public UnlockOutcome confirm(char[] pin) {
            return tryPin(person.subject(), pin, this);
        }

        @Override
        public Approval approve(Approval.Part part, Notice notice) {
            return new Approval(part, SampleOfficers.enrolment(person), Instant.now(), new byte[] {1});
        }

        @Override
        public Approval approve(Approval.Part part, OfficeId office, Digest what) {
            return new Approval(part, SampleOfficers.enrolment(person), Instant.now(), new byte[] {1});
        }

        @Override
        public void close() {}
    }

    /** Enrolments of the sample's people. */
    static final class SampleOfficers {
        private static final Map<String, Enrolment> ENROLMENTS = new ConcurrentHashMap<>();

        static Enrolment enrolment(Person person) {
            return ENROLMENTS.computeIfAbsent(
                    person.subject(),
                    id -> new Enrolment(
                            id,
                            person.name(),
                            person.office(),
                            person.roles(),
                            SampleDirectory.p256().getPublic().getEncoded(),
                            Instant.now().minus(Duration.ofDays(1)),
                            Instant.now().plus(Duration.ofDays(300)),
                            "coordinator",
                            new byte[] {1}));
        }
    }
}

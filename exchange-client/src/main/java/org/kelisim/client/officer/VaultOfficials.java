package org.kelisim.client.officer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;
import org.kelisim.client.vault.EnrolledOfficer;
import org.kelisim.client.vault.InvitationOutcome;
import org.kelisim.client.vault.NewOfficer;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.notice.Approvals;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** Officials out of the vault, judged by the directory in use. */
final class VaultOfficials implements Officials {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ACCOUNT = 60;

    private final Vault vault;
    private final OfficialsJournal journal;
    private final Supplier<Directory> directory;
    private final Begun begun;
    private final Consumer<String> changed;
    private final Clock clock;

    VaultOfficials(
            Vault vault,
            OfficialsJournal journal,
            Supplier<Directory> directory,
            Begun begun,
            Consumer<String> changed,
            Clock clock) {
        this.vault = vault;
        this.journal = journal;
        this.directory = directory;
        this.begun = begun;
        this.changed = changed;
        this.clock = clock;
    }

    @Override
    public boolean coordinates(UnlockedOfficer officer) {
        return has(officer, Role.COORDINATOR)
                && directory
                        .get()
                        .statement(vault.party())
                        .flatMap(statement -> statement.coordinator(officer.id()))
                        .isPresent();
    }

    private boolean mayRead(UnlockedOfficer officer) {
        return coordinates(officer) || has(officer, Role.AUDITOR);
    }

    private static boolean has(UnlockedOfficer officer, Role role) {
        return officer.offices().stream().anyMatch(office -> officer.may(role, office));
    }

    @Override
    public List<Official> all(UnlockedOfficer reader) {
        return mayRead(reader)
                ? vault.officers().stream()
                        .map(this::official)
                        .sorted(Comparator.comparing(Official::name).thenComparing(Official::account))
                        .toList()
                : List.of();
    }

    private Official official(EnrolledOfficer officer) {
        Map<OfficeId, Set<Role>> roles =
                officer.enrolments().stream().collect(Collectors.toMap(Enrolment::office, Enrolment::roles));
        Instant until = officer.enrolments().stream()
                .map(Enrolment::notAfter)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Official(officer.account(), officer.officer(), officer.name(), roles, until, standing(officer));
    }

    private Official.Standing standing(EnrolledOfficer officer) {
        Instant now = clock.instant();
        if (officer.invited().isPresent()) {
            Instant until = officer.invited().get();
            return now.isBefore(until) ? new Official.Standing.Invited(until) : new Official.Standing.InvitationOver();
        }
        Directory current = directory.get();
        boolean holds = officer.enrolments().stream()
                .allMatch(it ->
                        it.validAt(now) && Approvals.checkEnrolment(it, current).isEmpty());
        return holds ? new Official.Standing.Enrolled() : new Official.Standing.EnrolmentOver();
    }

    @Override
    public OpenWork openWork(UnlockedOfficer reader, Official official) {
        return mayRead(reader) ? begun.by(official.officer()) : OpenWork.NONE;
    }

    @Override
    public Map<OfficeId, Integer> leftDrafts(UnlockedOfficer reader) {
        return mayRead(reader) ? begun.left() : Map.of();
    }

    @Override
    public List<Step> journal(UnlockedOfficer reader) {
        return mayRead(reader) ? journal.all() : List.of();
    }

    @Override
    public OfficialOutcome invite(
            UnlockedOfficer coordinator, String account, String name, Map<OfficeId, Set<Role>> roles) {
        return checked(
                coordinator,
                account,
                (session, known) -> roleProblem(roles)
                        .or(() -> nameProblem(account, name))
                        .<OfficialOutcome>map(OfficialOutcome.Refused::new)
                        .orElseGet(() -> invited(session, newOfficer(account, name, roles))));
    }

    private OfficialOutcome invited(SessionOfficer coordinator, NewOfficer who) {
        char[] code = InvitationCode.random();
        try {
            Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(INVITATION);
            record(Act.INVITED, who.account(), who.name(), coordinator.name(), who.roles());
            vault.invite(who, code, until, coordinator.key());
            changed.accept(who.account());
            return new OfficialOutcome.Invited(InvitationCode.shown(code), until);
        } finally {
            Arrays.fill(code, ' ');
        }
    }

    @Override
    public OfficialOutcome change(UnlockedOfficer coordinator, String account, Map<OfficeId, Set<Role>> roles) {
        return checked(coordinator, account, (session, known) -> {
            Optional<Message> problem = roleProblem(roles).or(() -> unknown(known));
            if (problem.isPresent()) {
                return new OfficialOutcome.Refused(problem.get());
            }
            String name = known.orElseThrow().name();
            record(Act.CHANGED, account, name, session.name(), roles);
            vault.change(newOfficer(account, name, roles), session.key());
            changed.accept(account);
            return new OfficialOutcome.Done();
        });
    }

    @Override
    public OfficialOutcome remove(UnlockedOfficer coordinator, String account) {
        return checked(coordinator, account, (session, known) -> {
            Optional<Message> problem = unknown(known);
            if (problem.isPresent()) {
                return new OfficialOutcome.Refused(problem.get());
            }
            Official gone = known.orElseThrow();
            record(Act.REMOVED, account, gone.name(), session.name(), Map.of());
            begun.end(gone.officer()); // first, so that a stop in between leaves nothing that comes back with an
            // invitation
            vault.remove(account);
            begun.end(gone.officer()); // and what was begun in between
            changed.accept(account);
            return new OfficialOutcome.Done();
        });
    }

    /** What every step needs: a coordinator, a fresh PIN, and an account that a coordinator may touch. */
    private OfficialOutcome checked(
            UnlockedOfficer coordinator,
            String account,
            BiFunction<SessionOfficer, Optional<Official>, OfficialOutcome> step) {
        if (!(coordinator instanceof SessionOfficer session) || !coordinates(coordinator)) {
            return new OfficialOutcome.Refused(Message.of("officials.not-coordinator"));
        }
        if (!coordinator.isConfirmed()) {
            return new OfficialOutcome.ConfirmationNeeded();
        }
        Optional<Official> known = vault.officers().stream()
                .filter(it -> it.account().equals(account))
                .map(this::official)
                .findFirst();
        if (known.filter(it -> !it.isManaged()).isPresent()) {
            return new OfficialOutcome.Refused(Message.of("officials.in-signed-list"));
        }
        return step.apply(session, known);
    }

    private static Optional<Message> unknown(Optional<Official> known) {
        return known.isPresent() ? Optional.empty() : Optional.of(Message.of("officials.unknown"));
    }

    private Optional<Message> roleProblem(Map<OfficeId, Set<Role>> roles) {
        if (roles.isEmpty() || roles.values().stream().anyMatch(Set::isEmpty)) {
            return Optional.of(Message.of("officials.no-role"));
        }
        if (!roles.values().stream().allMatch(GRANTABLE::containsAll)) {
            return Optional.of(Message.of("officials.role-not-given"));
        }
        Directory current = directory.get();
        boolean own = roles.keySet().stream()
                .allMatch(office -> office.party().equals(vault.party())
                        && current.office(office).isPresent());
        return own ? Optional.empty() : Optional.of(Message.of("officials.other-party"));
    }

    private static Optional<Message> nameProblem(String account, String name) {
        boolean good = PlainLine.is(name, LONGEST_NAME) && PlainLine.is(account, LONGEST_ACCOUNT);
        return good ? Optional.empty() : Optional.of(Message.of("officials.name"));
    }

    private NewOfficer newOfficer(String account, String name, Map<OfficeId, Set<Role>> roles) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new NewOfficer(account, name, roles, now, now.plus(ENROLMENT));
    }

    @Override
    public boolean isInvited(TokenOfficer who) {
        return vault.isInvited(who.subject());
    }

    @Override
    public EnrolOutcome enrol(TokenOfficer who, char[] code, char[] pin) {
        char[] typed = InvitationCode.typed(code);
        Arrays.fill(code, ' ');
        return switch (vault.redeem(who.subject(), typed, pin)) {
            case InvitationOutcome.Enrolled() -> {
                record(Act.ENROLLED, who.subject(), who.name(), who.name(), Map.of());
                changed.accept(who.subject());
                yield new EnrolOutcome.Enrolled();
            }
            case InvitationOutcome.WrongCode(int left) -> new EnrolOutcome.WrongCode(left);
            case InvitationOutcome.Locked(Instant until) -> {
                record(Act.CODE_LOCKED, who.subject(), who.name(), who.name(), Map.of());
                yield new EnrolOutcome.Locked(until);
            }
            case InvitationOutcome.NotInvited() -> new EnrolOutcome.NotInvited();
            case InvitationOutcome.WeakPin() -> new EnrolOutcome.WeakPin();
        };
    }

    @Override
    public boolean removedSince(String account, Instant login) {
        return vault.removedAt(account).filter(login::isBefore).isPresent();
    }

    private void record(Act act, String account, String name, String by, Map<OfficeId, Set<Role>> roles) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        journal.add(new Step(now, act, account, PlainLine.of(name), PlainLine.of(by), roles, Optional.empty()));
    }
}

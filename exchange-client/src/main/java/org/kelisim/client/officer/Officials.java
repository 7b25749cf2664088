package org.kelisim.client.officer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * The people of the own party and how they come in and go. Promised: nobody is enrolled whom a coordinator of the party's
 * statement has not signed for with the own credential, so that an account at the token issuer alone is worth nothing; who
 * was removed can do nothing more, in a running session either; every step is recorded before it is done. Not promised:
 * anything against a coordinator who invites people that do not exist; auditors read the journal for that.
 */
public interface Officials {
    /** Roles that a coordinator gives; the others stand in the party's statement or in the list of members. */
    Set<Role> GRANTABLE = Set.of(Role.OFFICER, Role.RELEASER, Role.AUDITOR, Role.DATA_PROTECTION);

    /** How long an invitation can be used. */
    Duration INVITATION = Duration.ofHours(72);

    /** How long an enrolment holds. */
    Duration ENROLMENT = Duration.ofDays(365);

    /** Whether the officer is a coordinator by enrolment, token and party statement. */
    boolean coordinates(UnlockedOfficer officer);

    /** Everybody by name; empty for who neither coordinates nor is an auditor. */
    List<Official> all(UnlockedOfficer reader);

    /** Who did what, the newest first; empty for who neither coordinates nor is an auditor. */
    List<Step> journal(UnlockedOfficer reader);

    /**
     * Invites somebody new, or anew who lost PIN or code. What the account had before counts no longer.
     *
     * @param name one line, as recipients of notices will see it
     */
    OfficialOutcome invite(UnlockedOfficer coordinator, String account, String name, Map<OfficeId, Set<Role>> roles);

    /** Gives other roles or offices for the same credential, from now on and for another {@link #ENROLMENT}. */
    OfficialOutcome change(UnlockedOfficer coordinator, String account, Map<OfficeId, Set<Role>> roles);

    /** Ends whatever the account could do here, at once. */
    OfficialOutcome remove(UnlockedOfficer coordinator, String account);

    /** Whether an invitation is open for this account. */
    boolean isInvited(TokenOfficer who);

    /** The official takes the own credential by the code, once. Code and PIN are overwritten. */
    EnrolOutcome enrol(TokenOfficer who, char[] code, char[] pin);

    /** Whether the account's owner was removed after that moment, so that a login from before is over. */
    boolean removedSince(String account, Instant login);

    /** What the person has begun and others would have to take over; nothing for who may not see it. */
    OpenWork openWork(UnlockedOfficer reader, Official official);

    /** In which offices drafts wait because their authors have gone, and how many; nothing for who may not see it. */
    Map<OfficeId, Integer> leftDrafts(UnlockedOfficer reader);

    /** What people have begun, for those who have checked who asks. */
    interface Begun {
        /** By the officer with that id. */
        OpenWork by(String officer);

        /** By those who have gone. */
        Map<OfficeId, Integer> left();

        /** Ends what the officer with that id, who is removed, could take back from others or do for them. */
        void end(String officer);
    }

    /**
     * What somebody has begun.
     *
     * @param taken received notices that are with the person
     * @param drafts not handed over yet
     * @param waiting handed over for release
     */
    record OpenWork(int taken, int drafts, int waiting) {
        public static final OpenWork NONE = new OpenWork(0, 0, 0);
    }

    /** What was done with an account, or with what somebody left behind. */
    enum Act {
        INVITED,
        ENROLLED,
        CHANGED,
        REMOVED,
        DEPUTY_NAMED,
        DEPUTY_ENDED,
        DRAFT_READ,
        DRAFT_TAKEN_OVER,
        DRAFT_DELETED,
        CODE_LOCKED
    }

    /**
     * A line of the journal.
     *
     * @param account empty in what officers do among themselves
     * @param name of the person whom the step concerns; of a draft everybody who was its author
     * @param by the acting person's name
     * @param roles those given, or in which office officers did something among themselves; empty where none were
     * @param among of what officers do among themselves
     */
    record Step(
            Instant time,
            Act act,
            String account,
            String name,
            String by,
            Map<OfficeId, Set<Role>> roles,
            Optional<Among> among) {
        /** Copies the roles. */
        public Step {
            roles = Map.copyOf(roles);
        }

        /** The draft that the step is about. */
        public Optional<DispatchId> draft() {
            return among.flatMap(Among::draft).map(OfDraft::id);
        }
    }

    /**
     * What officers do among themselves, told apart by their opaque ids where names are the same.
     *
     * @param officers whom the step concerns, in the order of the names
     * @param by the acting person's
     * @param days of a deputyship
     */
    record Among(List<String> officers, String by, Optional<OfDraft> draft, Optional<Days> days) {
        /** Copies the list. */
        public Among {
            officers = List.copyOf(officers);
        }
    }

    /**
     * A draft as it was before the step.
     *
     * @param why what made another's draft free for the acting person
     * @param waiting whether it waited for release
     * @param registration the number that it had been given
     */
    record OfDraft(DispatchId id, Optional<Why> why, boolean waiting, Optional<String> registration) {}

    /** From the first to the last day, both included, in the party's time zone. */
    record Days(LocalDate from, LocalDate to) {}

    /** What makes another's draft free. */
    enum Why {
        GONE,
        ABSENT,
        OWN
    }

    /** Somebody by id and name. */
    record Who(String officer, String name) {}

    /**
     * Officials in a vault, judged by the directory in use.
     *
     * @param begun what people have begun
     * @param changed is told of every account that changed
     */
    static Officials of(
            Vault vault,
            OfficialsJournal journal,
            Supplier<Directory> directory,
            Begun begun,
            Consumer<String> changed,
            Clock clock) {
        return new VaultOfficials(vault, journal, directory, begun, changed, clock);
    }

    /** The person with that account, for who may see it. */
    default Optional<Official> find(UnlockedOfficer reader, String account) {
        return all(reader).stream().filter(it -> it.account().equals(account)).findFirst();
    }
}

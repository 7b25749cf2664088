package org.kelisim.client.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Enrolment;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * An officer who proved the credential enrolled at this node; the private key is in memory, for one session only.
 * Offices and roles are those that both the enrolment and the token name.
 */
public interface UnlockedOfficer extends AutoCloseable {
    /** How long a PIN counts for releasing and other acts that need confirmation. */
    Duration CONFIRMATION = Duration.ofMinutes(10);

    /** The opaque id that enrolments, approvals and drafts name. */
    String id();

    String name();

    /** The offices that enrolment and token both name. */
    Set<OfficeId> offices();

    /** What the officer may do in that office; empty for any other office. */
    Set<Role> roles(OfficeId office);

    /** The coordinator's signed word for this officer in that office. */
    Optional<Enrolment> enrolment(OfficeId office);

    /** When the PIN was last given. */
    Instant confirmedAt();

    /** Whether the PIN was given within {@link #CONFIRMATION}. */
    boolean isConfirmed();

    /** Asks for the PIN again; {@link UnlockOutcome.Unlocked} holds this same officer, now confirmed. */
    UnlockOutcome confirm(char[] pin);

    /**
     * The officer's word for exactly this notice, for the office that sends it.
     *
     * @throws IllegalStateException if the officer is not enrolled in that office or the session has ended
     */
    Approval approve(Approval.Part part, Notice notice);

    /**
     * The officer's word for something else that an office does, by a digest that is made for this purpose and can be the
     * digest of no notice.
     *
     * @throws IllegalStateException as {@link #approve(Approval.Part, Notice)}
     */
    Approval approve(Approval.Part part, OfficeId office, Digest what);

    /** Forgets the private key; the officer can do nothing more. */
    @Override
    void close();

    default boolean may(Role role, OfficeId office) {
        return roles(office).contains(role);
    }
}

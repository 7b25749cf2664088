package org.kelisim.client.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * An officer who proved the credential enrolled at this node; holds the private key in memory, for one session only.
 * Offices and roles are those that both the enrolment and the token name.
 */
public final class UnlockedOfficer implements AutoCloseable {
    /** How long a PIN counts for releasing and other acts that need confirmation. */
    public static final Duration CONFIRMATION = Duration.ofMinutes(10);

    UnlockedOfficer() {}

    /** The opaque id that enrolments, approvals and drafts name. */
    public String id() {
        throw new UnsupportedOperationException("not there yet");
    }

    public String name() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** The offices that enrolment and token both name. */
    public Set<OfficeId> offices() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** What the officer may do in that office; empty for any other office. */
    public Set<Role> roles(OfficeId office) {
        throw new UnsupportedOperationException("not there yet");
    }

    public boolean may(Role role, OfficeId office) {
        return roles(office).contains(role);
    }

    /** The coordinator's signed word for this officer in that office. */
    public Optional<Enrolment> enrolment(OfficeId office) {
        throw new UnsupportedOperationException("not there yet");
    }

    /** When the PIN was last given. */
    public Instant confirmedAt() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** Whether the PIN was given within {@link #CONFIRMATION}. */
    public boolean isConfirmed() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** Asks for the PIN again; {@link UnlockOutcome.Unlocked} holds this same officer, now confirmed. */
    public UnlockOutcome confirm(char[] pin) {
        throw new UnsupportedOperationException("not there yet");
    }

    /** Forgets the private key; the officer can do nothing more. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not there yet");
    }
}

package org.kelisim.client.officer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kelisim.client.vault.CredentialKey;
import org.kelisim.client.vault.PinOutcome;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Approvals;
import org.kelisim.notice.Enrolment;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * An officer's session: token and credential together. An enrolment is read and judged anew each time it is used, so that
 * what a coordinator takes away is gone in a running session, too.
 */
final class SessionOfficer implements UnlockedOfficer {
    private final TokenOfficer token;
    private final CredentialKey key;
    private final Vault vault;
    private final Supplier<Directory> directory;
    private final Clock clock;
    private volatile Instant confirmedAt;

    SessionOfficer(TokenOfficer token, CredentialKey key, Vault vault, Supplier<Directory> directory, Clock clock) {
        this.token = token;
        this.key = key;
        this.vault = vault;
        this.directory = directory;
        this.clock = clock;
        this.confirmedAt = clock.instant();
    }

    @Override
    public String id() {
        return key.officer();
    }

    @Override
    public String name() {
        return key.name();
    }

    @Override
    public Set<OfficeId> offices() {
        return Set.copyOf(valid().keySet());
    }

    @Override
    public Set<Role> roles(OfficeId office) {
        return enrolment(office).map(this::both).orElse(Set.of());
    }

    @Override
    public Optional<Enrolment> enrolment(OfficeId office) {
        return Optional.ofNullable(valid().get(office));
    }

    @Override
    public Instant confirmedAt() {
        return confirmedAt;
    }

    @Override
    public boolean isConfirmed() {
        Instant now = clock.instant();
        return !now.isBefore(confirmedAt) && now.isBefore(confirmedAt.plus(CONFIRMATION));
    }

    @Override
    public UnlockOutcome confirm(char[] pin) {
        return switch (vault.tryPin(token.subject(), pin)) {
            case PinOutcome.Right(var again) -> {
                again.close();
                confirmedAt = clock.instant();
                yield new UnlockOutcome.Unlocked(this);
            }
            case PinOutcome.Wrong(int left) -> new UnlockOutcome.WrongPin(left);
            case PinOutcome.Locked(Instant until) -> new UnlockOutcome.Locked(until);
            case PinOutcome.Unknown() -> new UnlockOutcome.NotEnrolled();
        };
    }

    @Override
    public Approval approve(Approval.Part part, Notice notice) {
        return approve(part, notice.routing().sender(), notice.digest());
    }

    @Override
    public Approval approve(Approval.Part part, OfficeId office, Digest what) {
        Enrolment enrolment = enrolment(office)
                .orElseThrow(() -> new IllegalStateException("the officer is not enrolled in " + office));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Approval(part, enrolment, now, key.sign(Approval.signedText(part, enrolment, now, what)));
    }

    CredentialKey key() {
        return key;
    }

    private Set<Role> both(Enrolment enrolment) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(enrolment.roles());
        roles.retainAll(token.roles());
        return Set.copyOf(roles);
    }

    /** Enrolments that hold now, that a stated coordinator signed, and whose office the token names as well. */
    private Map<OfficeId, Enrolment> valid() {
        Instant now = clock.instant();
        Directory current = directory.get();
        return vault.enrolments(key).stream()
                .filter(it -> token.offices().contains(it.office()))
                .filter(it -> it.officer().equals(key.officer()) && it.validAt(now))
                .filter(it -> Approvals.checkEnrolment(it, current).isEmpty())
                .collect(Collectors.toMap(Enrolment::office, it -> it, (first, second) -> first, HashMap::new));
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "officer " + key.officer();
    }
}

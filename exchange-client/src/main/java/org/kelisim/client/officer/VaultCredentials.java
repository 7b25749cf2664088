package org.kelisim.client.officer;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.NewOfficer;
import org.kelisim.client.vault.PinOutcome;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.party.Role;

/** Credentials out of the vault, judged by the directory in use. */
final class VaultCredentials implements Credentials {
    private final Vault vault;
    private final Supplier<Directory> directory;
    private final Clock clock;

    VaultCredentials(Vault vault, Supplier<Directory> directory, Clock clock) {
        this.vault = vault;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public boolean isEnrolled(TokenOfficer officer) {
        return vault.hasCredential(officer.subject());
    }

    @Override
    public UnlockOutcome unlock(TokenOfficer officer, char[] pin) {
        return switch (vault.tryPin(officer.subject(), pin)) {
            case PinOutcome.Right(var key) -> {
                var unlocked = new SessionOfficer(officer, key, vault, directory, clock);
                if (unlocked.offices().isEmpty()) {
                    unlocked.close();
                    yield new UnlockOutcome.NotEnrolled();
                }
                yield new UnlockOutcome.Unlocked(unlocked);
            }
            case PinOutcome.Wrong(int left) -> new UnlockOutcome.WrongPin(left);
            case PinOutcome.Locked(Instant until) -> new UnlockOutcome.Locked(until);
            case PinOutcome.Unknown() -> new UnlockOutcome.NotEnrolled();
        };
    }

    @Override
    public EnrolOutcome enrol(UnlockedOfficer coordinator, NewOfficer officer, char[] pin) {
        try {
            return enrolled(coordinator, officer, pin);
        } finally {
            Arrays.fill(pin, ' ');
        }
    }

    private EnrolOutcome enrolled(UnlockedOfficer coordinator, NewOfficer officer, char[] pin) {
        if (!(coordinator instanceof SessionOfficer session) || !coordinates(coordinator)) {
            return new EnrolOutcome.Refused(Message.of("enrol.not-coordinator"));
        }
        if (!coordinator.isConfirmed()) {
            return new EnrolOutcome.ConfirmationNeeded();
        }
        boolean own = officer.roles().keySet().stream()
                .allMatch(office -> office.party().equals(vault.party()));
        if (!own) {
            return new EnrolOutcome.Refused(Message.of("enrol.other-party"));
        }
        if (!vault.isGoodPin(pin)) {
            return new EnrolOutcome.Refused(Message.of("enrol.weak-pin"));
        }
        vault.enrol(officer, pin, session.key());
        return new EnrolOutcome.Enrolled();
    }

    /** A coordinator whom the party statement lists, as its signature would count for nothing else. */
    private boolean coordinates(UnlockedOfficer officer) {
        boolean role = officer.offices().stream().anyMatch(office -> officer.may(Role.COORDINATOR, office));
        return role
                && directory
                        .get()
                        .statement(vault.party())
                        .flatMap(statement -> statement.coordinator(officer.id()))
                        .isPresent();
    }
}

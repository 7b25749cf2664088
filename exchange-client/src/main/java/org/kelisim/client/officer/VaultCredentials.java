package org.kelisim.client.officer;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.kelisim.client.vault.PinOutcome;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;

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
}

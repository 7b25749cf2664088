package org.kelisim.client.officer;

import java.time.Clock;
import java.util.function.Supplier;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;

/** The officers' credentials of one party, kept in its vault. */
public interface Credentials {
    /** Whether this node knows a credential for the token's subject. */
    boolean isEnrolled(TokenOfficer officer);

    /**
     * Proves the credential. A wrong PIN is counted on disk before it is tried, so that a restart wins no attempt; takes
     * about a quarter of a second on purpose. The PIN's characters are overwritten.
     */
    UnlockOutcome unlock(TokenOfficer officer, char[] pin);

    /** Credentials of a vault, judged by the directory in use. */
    static Credentials of(Vault vault, Supplier<Directory> directory, Clock clock) {
        return new VaultCredentials(vault, directory, clock);
    }
}

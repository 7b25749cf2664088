package org.kelisim.client.node;

import java.util.List;
import java.util.Optional;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;

/** What the party says of itself, from the first day on. */
final class OwnStatement {
    private OwnStatement() {}

    /**
     * As the directory has it. A party that comes in knows no version yet in which it stands, and needs its own token issuer
     * to fetch one: until then what was prepared in its vault, and of two the one that the other is to follow.
     */
    static Optional<PartyStatement> of(Vault vault, Directory directory) {
        List<PartyStatement> prepared = vault.statements();
        return directory.statement(vault.party()).or(() -> prepared.stream().findFirst());
    }
}

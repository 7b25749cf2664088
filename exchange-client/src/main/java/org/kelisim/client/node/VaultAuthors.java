package org.kelisim.client.node;

import java.util.Set;
import java.util.function.BiFunction;
import org.kelisim.client.draft.Authors;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.vault.Vault;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** Authors as the vault knows them at present, and their deputies. */
record VaultAuthors(Vault vault, BiFunction<UnlockedOfficer, OfficeId, Set<String>> deputies) implements Authors {
    @Override
    public Set<String> writers(OfficeId office) {
        return vault.having(Role.OFFICER, office);
    }

    @Override
    public Set<String> absent(UnlockedOfficer deputy, OfficeId office) {
        return deputies.apply(deputy, office);
    }

    @Override
    public boolean approves(Enrolment enrolment) {
        return vault.keeps(enrolment, Role.OFFICER);
    }
}

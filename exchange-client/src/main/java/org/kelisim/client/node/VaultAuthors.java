package org.kelisim.client.node;

import org.kelisim.client.draft.Authors;
import org.kelisim.client.vault.Vault;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** Authors as the vault knows them at present. */
record VaultAuthors(Vault vault) implements Authors {
    @Override
    public boolean writes(String officer, OfficeId office) {
        return vault.has(officer, office, Role.OFFICER);
    }

    @Override
    public boolean approves(Enrolment enrolment) {
        return vault.keeps(enrolment, Role.OFFICER);
    }
}

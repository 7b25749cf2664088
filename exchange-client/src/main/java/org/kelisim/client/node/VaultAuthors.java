package org.kelisim.client.node;

import org.kelisim.client.draft.Authors;
import org.kelisim.client.inbox.StoredWork;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.vault.Vault;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** Authors as the vault knows them at present, and their deputies. */
record VaultAuthors(Vault vault, StoredWork.StandsIn deputies) implements Authors {
    @Override
    public boolean writes(String officer, OfficeId office) {
        return vault.having(Role.OFFICER, office).contains(officer);
    }

    @Override
    public boolean standsIn(UnlockedOfficer deputy, String absent, OfficeId office) {
        return deputies.test(deputy, absent, office);
    }

    @Override
    public boolean approves(Enrolment enrolment) {
        return vault.keeps(enrolment, Role.OFFICER);
    }
}

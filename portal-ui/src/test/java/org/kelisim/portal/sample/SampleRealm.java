package org.kelisim.portal.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kelisim.identity.accounts.AccountOutcome;
import org.kelisim.identity.accounts.NewAccount;
import org.kelisim.identity.accounts.RealmAccounts;
import org.kelisim.identity.login.OwnTokens;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.officials.OwnRealm;
import org.kelisim.portal.session.OfficerSession;

/** A realm that does what it is told, or answers what a test wants. */
public final class SampleRealm extends OwnRealm implements RealmAccounts {

    public final List<String> steps = new ArrayList<>();
    public Optional<AccountOutcome> answer = Optional.empty();

    SampleRealm(OwnTokens tokens) {
        super(tokens);
    }

    @Override
    protected RealmAccounts accounts(OfficerSession session) {
        return this;
    }

    private AccountOutcome step(String what, AccountOutcome usual) {
        steps.add(what);
        return answer.orElse(usual);
    }

    @Override
    public AccountOutcome create(NewAccount account) {
        return step("create " + account.username(), new AccountOutcome.WithPassword("one-time-password"));
    }

    @Override
    public AccountOutcome change(String username, Set<OfficeId> offices, Set<Role> roles) {
        return step("change " + username, new AccountOutcome.Done());
    }

    @Override
    public AccountOutcome close(String username) {
        return step("close " + username, new AccountOutcome.Done());
    }

    @Override
    public AccountOutcome renewPassword(String username) {
        return step("renew " + username, new AccountOutcome.WithPassword("one-time-password"));
    }
}

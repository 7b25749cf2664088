package org.kelisim.portal.officials;

import com.vaadin.flow.server.VaadinSession;
import java.net.URI;
import org.kelisim.client.officer.Officials;
import org.kelisim.directory.PartyStatement;
import org.kelisim.identity.accounts.RealmAccounts;
import org.kelisim.identity.login.OwnTokens;
import org.kelisim.portal.session.OfficerSession;
import org.springframework.stereotype.Component;

/** The realm of the person's own party, with the person's own token. */
@Component
public class OwnRealm {

    private final OwnTokens tokens;

    protected OwnRealm(OwnTokens tokens) {
        this.tokens = tokens;
    }

    /** As the party's statement names it: a person can reach no other. */
    protected RealmAccounts accounts(OfficerSession session) {
        String issuer = session.node()
                .directory()
                .statement(session.node().party())
                .map(PartyStatement::issuer)
                .orElseThrow(() -> new IllegalStateException("a party with a login has a statement"));
        VaadinSession vaadin = VaadinSession.getCurrent();
        return RealmAccounts.of(
                URI.create(issuer), () -> tokens.token(vaadin.getSession()::getAttribute), Officials.GRANTABLE);
    }
}

package org.kelisim.portal.login;

import java.util.Optional;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.identity.Officer;
import org.kelisim.identity.login.Officers;
import org.kelisim.portal.session.LoggedIn;
import org.kelisim.portal.session.Login;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The officer whom the party's own issuer vouches for. Enrolments at the node go by the account name. */
@Component
final class OidcLogin implements Login {

    private final Officers officers;

    OidcLogin(Officers officers) {
        this.officers = officers;
    }

    @Override
    public Optional<LoggedIn> current() {
        return officers.officer(SecurityContextHolder.getContext().getAuthentication())
                .map(OidcLogin::loggedIn);
    }

    private static LoggedIn loggedIn(Officer officer) {
        return new LoggedIn(
                officer.party(),
                new TokenOfficer(officer.username(), officer.displayName(), officer.offices(), officer.roles()));
    }
}

package org.kelisim.portal.login;

import com.vaadin.flow.spring.security.AuthenticationContext;
import org.kelisim.portal.session.OfficerSession;
import org.springframework.stereotype.Component;

/** Ends the session here and at the party's Keycloak; the unlocked credential is forgotten first. */
@Component
public final class Logout {

    private final AuthenticationContext authentication;

    Logout(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    /** Whether somebody has logged in through this browser, even if the login no longer counts. */
    public boolean isOpen() {
        return authentication.isAuthenticated();
    }

    /** Logs the person out and leaves for the login page. */
    public void now(OfficerSession session) {
        session.lock();
        authentication.logout();
    }
}

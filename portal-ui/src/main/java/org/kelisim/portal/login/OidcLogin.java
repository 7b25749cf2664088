package org.kelisim.portal.login;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.identity.Officer;
import org.kelisim.identity.login.Officers;
import org.kelisim.portal.node.PartyNodes;
import org.kelisim.portal.session.LoggedIn;
import org.kelisim.portal.session.Login;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The officer whom the party's own issuer vouches for. Enrolments at the node go by the account name. */
@Component
final class OidcLogin implements Login {

    private final Officers officers;
    private final PartyNodes nodes;

    OidcLogin(Officers officers, PartyNodes nodes) {
        this.officers = officers;
        this.nodes = nodes;
    }

    @Override
    public Optional<LoggedIn> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return officers.officer(authentication)
                .filter(officer -> !isOver(officer, authentication))
                .map(OidcLogin::loggedIn);
    }

    /** Whether a coordinator removed the person after this login. */
    private boolean isOver(Officer officer, @Nullable Authentication authentication) {
        Instant login = authentication != null && authentication.getPrincipal() instanceof OidcUser user
                ? Optional.ofNullable(user.getIssuedAt()).orElse(Instant.EPOCH)
                : Instant.EPOCH;
        return nodes.node(officer.party())
                .filter(node -> node.officials().removedSince(officer.username(), login))
                .isPresent();
    }

    private static LoggedIn loggedIn(Officer officer) {
        return new LoggedIn(
                officer.party(),
                new TokenOfficer(officer.username(), officer.displayName(), officer.offices(), officer.roles()));
    }
}

package org.kelisim.portal.login;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.client.officer.TokenOfficer;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.kelisim.portal.node.PartyNodes;
import org.kelisim.portal.session.LoggedIn;
import org.kelisim.portal.session.Login;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Reads the officer from the ID token. The issuer, and nothing else in it, says for which party. */
@Component
final class OidcLogin implements Login {

    private final AuthenticationContext authentication;
    private final PartyNodes nodes;

    OidcLogin(AuthenticationContext authentication, PartyNodes nodes) {
        this.authentication = authentication;
        this.nodes = nodes;
    }

    @Override
    public Optional<LoggedIn> current() {
        return authentication.getAuthenticatedUser(OidcUser.class).flatMap(this::officer);
    }

    private Optional<LoggedIn> officer(OidcUser user) {
        Optional<PartyCode> party =
                Optional.ofNullable(user.getIssuer()).flatMap(issuer -> nodes.byIssuer(issuer.toString()));
        Optional<String> account = Optional.ofNullable(user.getPreferredUsername());
        return party.flatMap(of -> account.map(name -> new LoggedIn(of, token(name, user, of))));
    }

    private static TokenOfficer token(String account, OidcUser user, PartyCode party) {
        return new TokenOfficer(
                account,
                Optional.ofNullable(user.getFullName()).orElse(account),
                parsed(user, "groups", group -> OfficeId.parse(party + group)),
                parsed(user, "roles", Role::parse));
    }

    /** Groups and roles that are not ours are none of our business. */
    private static <T> Set<T> parsed(OidcUser user, String claim, Function<String, T> parser) {
        List<String> values =
                Optional.ofNullable(user.getClaimAsStringList(claim)).orElse(List.of());
        return values.stream().flatMap(value -> tryParse(value, parser)).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Stream<T> tryParse(String value, Function<String, T> parser) {
        try {
            return Stream.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}

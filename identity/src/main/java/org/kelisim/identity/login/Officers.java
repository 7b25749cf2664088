package org.kelisim.identity.login;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kelisim.identity.Officer;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * From a login to the officer. The registration that was chosen says for which party, and its issuer must have
 * signed the ID token; roles and groups that are not ours are passed over.
 */
public final class Officers {

    private static final int MOST = 200;

    private final PartyLogins logins;

    Officers(PartyLogins logins) {
        this.logins = logins;
    }

    /** The officer who is logged in; empty for anybody else. */
    public Optional<Officer> officer(@Nullable Authentication authentication) {
        if (authentication instanceof OAuth2AuthenticationToken token
                && token.isAuthenticated()
                && token.getPrincipal() instanceof OidcUser user) {
            return logins.login(token.getAuthorizedClientRegistrationId())
                    .filter(login -> login.issuer()
                            .toString()
                            .equals(String.valueOf(user.getClaims().get("iss"))))
                    .flatMap(login -> officer(user, login.party()));
        }
        return Optional.empty();
    }

    private static Optional<Officer> officer(OidcUser user, PartyCode party) {
        return Optional.ofNullable(user.getSubject()).map(subject -> {
            String username = Optional.ofNullable(user.getPreferredUsername()).orElse(subject);
            return new Officer(
                    party,
                    subject,
                    username,
                    Optional.ofNullable(user.getFullName()).orElse(username),
                    read(user, "groups", group -> office(party, group)),
                    read(user, "roles", Role::parse));
        });
    }

    private static OfficeId office(PartyCode party, String group) {
        if (!group.startsWith("/")) {
            throw new IllegalArgumentException("not the path of a group: " + group);
        }
        return new OfficeId(party, group.substring(1));
    }

    private static <T> Set<T> read(OidcUser user, String claim, Function<String, T> parser) {
        if (user.getClaims().get(claim) instanceof List<?> values) {
            return values.stream()
                    .limit(MOST)
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .flatMap(value -> ours(value, parser))
                    .collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }

    private static <T> Stream<T> ours(String value, Function<String, T> parser) {
        try {
            return Stream.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}

package org.kelisim.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kelisim.identity.Officer;
import org.kelisim.party.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/**
 * Access tokens of coordinators, in the web session on the server and nowhere else: they never reach the browser, a file or
 * a log, and are gone with the session. Of everybody else none is kept.
 */
public final class OwnTokens implements OAuth2AuthorizedClientRepository {

    private static final String ATTRIBUTE = OwnTokens.class.getName();
    private static final Duration LEFT = Duration.ofSeconds(30);

    private final Officers officers;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh;
    private final Clock clock;

    OwnTokens(Officers officers, OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh, Clock clock) {
        this.officers = officers;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** What a session holds. */
    private final class Held {
        private final ClientRegistration registration;
        private OAuth2AccessToken access;
        private @Nullable OAuth2RefreshToken again;

        Held(OAuth2AuthorizedClient client) {
            this.registration = client.getClientRegistration();
            this.access = client.getAccessToken();
            this.again = client.getRefreshToken();
        }

        synchronized OwnToken token() {
            return good(access) ? new OwnToken.Good(access.getTokenValue()) : refreshed();
        }

        private boolean good(OAuth2AccessToken token) {
            Instant end = Optional.ofNullable(token.getExpiresAt()).orElse(Instant.MIN);
            return clock.instant().plus(LEFT).isBefore(end);
        }

        private OwnToken refreshed() {
            if (again == null) {
                return new OwnToken.Over();
            }
            try {
                OAuth2AccessTokenResponse answer =
                        refresh.getTokenResponse(new OAuth2RefreshTokenGrantRequest(registration, access, again));
                access = answer.getAccessToken();
                again = Optional.ofNullable(answer.getRefreshToken()).orElse(again);
                return good(access) ? new OwnToken.Good(access.getTokenValue()) : new OwnToken.Over();
            } catch (OAuth2AuthorizationException e) {
                // The issuer's own word is an error of RFC 6749 §5.2; Spring's own means that it gave none.
                return "invalid_token_response".equals(e.getError().getErrorCode())
                        ? new OwnToken.NotReachable()
                        : new OwnToken.Over();
            }
        }
    }

    /** @param session reads an attribute of the web session, such as {@code httpSession::getAttribute} */
    public OwnToken token(Function<String, @Nullable Object> session) {
        return session.apply(ATTRIBUTE) instanceof Held held ? held.token() : new OwnToken.Over();
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean keep = officers.officer(principal)
                .map(Officer::roles)
                .filter(roles -> roles.contains(Role.COORDINATOR))
                .isPresent();
        if (keep) {
            request.getSession().setAttribute(ATTRIBUTE, new Held(client));
        } else {
            removeAuthorizedClient("", principal, request, response);
        }
    }

    /** Nobody gets a token this way: {@link #token} is the only one. */
    @Override
    @SuppressWarnings("NullAway") // the interface says null for none
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.removeAttribute(ATTRIBUTE));
    }
}

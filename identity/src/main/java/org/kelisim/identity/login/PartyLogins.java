package org.kelisim.identity.login;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The logins of this portal: one, or several where a host works for several parties; then the choice among them
 * fixes issuer, key and way back. Made without asking any issuer, so that the portal starts when one is away.
 */
public final class PartyLogins implements ClientRegistrationRepository, Iterable<ClientRegistration> {

    private final Map<String, PartyLogin> logins = new LinkedHashMap<>();
    private final Map<String, ClientRegistration> registrations = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if there is none, or two for one party or with one issuer */
    public PartyLogins(List<PartyLogin> logins) {
        for (PartyLogin login : logins) {
            if (this.logins.put(login.registrationId(), login) != null) {
                throw new IllegalArgumentException("There are two logins for " + login.party() + ".");
            }
            registrations.put(login.registrationId(), registration(login));
        }
        long issuers = logins.stream().map(PartyLogin::issuer).distinct().count();
        if (logins.isEmpty() || issuers < logins.size()) {
            throw new IllegalArgumentException("A portal needs a login, and each party an issuer of its own.");
        }
    }

    /** The party's login by the name of its registration. */
    public Optional<PartyLogin> login(String registrationId) {
        return Optional.ofNullable(logins.get(registrationId));
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        return registrations.get(registrationId);
    }

    @Override
    public Iterator<ClientRegistration> iterator() {
        return List.copyOf(registrations.values()).iterator();
    }

    /** No user info is asked for: all that counts is signed in the ID token. */
    private static ClientRegistration registration(PartyLogin login) {
        String protocol = login.issuer() + "/protocol/openid-connect";
        return ClientRegistration.withRegistrationId(login.registrationId())
                .clientId(login.clientId())
                .clientName(login.party().value())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid")
                .issuerUri(login.issuer().toString())
                .authorizationUri(protocol + "/auth")
                .tokenUri(protocol + "/token")
                .jwkSetUri(protocol + "/certs")
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", protocol + "/logout"))
                .build();
    }
}

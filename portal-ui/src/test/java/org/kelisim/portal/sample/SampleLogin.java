package org.kelisim.portal.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kelisim.party.Role;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** What the login leaves behind for a person of the sample. */
public final class SampleLogin {

    private SampleLogin() {}

    /** The token of the person with that subject. */
    public static OAuth2AuthenticationToken of(String subject) {
        SamplePeople.Person person = SamplePeople.person(subject);
        OidcIdToken token = new OidcIdToken(
                "token",
                Instant.now(),
                Instant.now().plusSeconds(300),
                Map.of(
                        "iss", SampleDirectory.issuer(person.party()),
                        "sub", person.subject(),
                        "preferred_username", person.subject(),
                        "name", person.name(),
                        "groups", List.of("/" + person.office().name()),
                        "roles", person.roles().stream().map(Role::wire).toList()));
        List<SimpleGrantedAuthority> authorities = List.of(new SimpleGrantedAuthority("OIDC_USER"));
        return new OAuth2AuthenticationToken(
                new DefaultOidcUser(authorities, token),
                authorities,
                person.party().realm());
    }
}

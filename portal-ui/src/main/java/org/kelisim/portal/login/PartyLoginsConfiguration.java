package org.kelisim.portal.login;

import java.net.URI;
import java.security.KeyPair;
import org.kelisim.client.node.PartyNode;
import org.kelisim.directory.PartyStatement;
import org.kelisim.identity.login.LoginConfiguration;
import org.kelisim.identity.login.PartyLogin;
import org.kelisim.identity.login.PartyLogins;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.node.PartyNodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The logins of this portal: each party's issuer as its own statement names it, and the key of its own vault. */
@Configuration(proxyBeanMethods = false)
@Import(LoginConfiguration.class)
class PartyLoginsConfiguration {

    private static final String CLIENT = "portal";

    @Bean
    PartyLogins partyLogins(PartyNodes nodes) {
        return new PartyLogins(nodes.parties().stream()
                .flatMap(party -> nodes.node(party).stream())
                .map(PartyLoginsConfiguration::login)
                .toList());
    }

    private static PartyLogin login(PartyNode node) {
        PartyCode party = node.party();
        PartyStatement statement = node.statement()
                .orElseThrow(() -> new NoLoginException(party
                        + " has no statement, neither in the directory nor in its vault, so nobody can log in for it:"
                        + " prepare one with './kelisim party prepare'."));
        KeyPair key = node.clientKey(CLIENT)
                .orElseThrow(() -> new NoLoginException("The vault of " + party + " holds no key for the client '"
                        + CLIENT + "': set the vault up with that client."));
        return new PartyLogin(party, URI.create(statement.issuer()), CLIENT, key);
    }
}

package org.kelisim.infra.party;

import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kelisim.client.token.ClientKeys;
import org.kelisim.infra.keycloak.Account;
import org.kelisim.infra.keycloak.PasswordHash;
import org.kelisim.infra.keycloak.PortalClient;
import org.kelisim.infra.keycloak.Realm;
import org.kelisim.infra.keycloak.SystemClient;
import org.kelisim.infra.party.PartyPlan.PlannedCoordinator;
import org.kelisim.party.Role;

/** The party's realm before anybody has used it: its offices, its clients' keys, and its coordinators, who add everybody else. */
final class PartyRealm {

    private PartyRealm() {}

    /**
     * @param clients the public key of each client
     * @param passwords by account; each good for one login
     */
    static Realm of(PartyPlan plan, Function<String, PublicKey> clients, UnaryOperator<String> passwords) {
        Function<String, String> jwks = client -> ClientKeys.jwks(List.of(clients.apply(client)));
        return new Realm(
                plan.party(),
                plan.names().en(),
                plan.names().ru(),
                plan.offices().stream()
                        .map(office -> new Realm.Office(
                                office.id(), office.names().en(), office.names().ru()))
                        .toList(),
                plan.coordinators().stream()
                        .map(person -> account(person, passwords.apply(person.account())))
                        .toList(),
                List.of(new PortalClient(
                        StatementDraft.PORTAL,
                        jwks.apply(StatementDraft.PORTAL),
                        List.of(plan.portal()
                                .resolve("/login/oauth2/code/" + plan.party().realm())),
                        List.of(plan.portal().resolve("/"), plan.portal().resolve("/loggedout")))),
                StatementDraft.CALLERS.stream()
                        .map(client -> new SystemClient(client, jwks.apply(client)))
                        .toList());
    }

    private static Account account(PlannedCoordinator person, String password) {
        return new Account(
                person.account(),
                person.firstName(),
                person.lastName(),
                person.email(),
                Set.of(Role.COORDINATOR),
                Set.of(person.office()),
                PasswordHash.of(password.toCharArray()),
                true);
    }
}

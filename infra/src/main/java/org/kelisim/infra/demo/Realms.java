package org.kelisim.infra.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kelisim.infra.demo.Demonstration.DemoParty;
import org.kelisim.infra.demo.Demonstration.DemoPerson;
import org.kelisim.infra.keycloak.Account;
import org.kelisim.infra.keycloak.PasswordHash;
import org.kelisim.infra.keycloak.PortalClient;
import org.kelisim.infra.keycloak.Realm;
import org.kelisim.infra.keycloak.SystemClient;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;

/** The demonstration's realms, one for each equipped party. */
final class Realms {

    private final Demonstration demonstration;
    private final DemonstrationSetup.Places places;
    private final Addresses addresses;
    private final PasswordHash password;

    Realms(Demonstration demonstration, DemonstrationSetup.Places places, Addresses addresses) {
        this.demonstration = demonstration;
        this.places = places;
        this.addresses = addresses;
        this.password = PasswordHash.of(demonstration.password().toCharArray());
    }

    static Path jwks(DemonstrationSetup.Places places, PartyCode party, String client) {
        return places.data().resolve("nodes").resolve(party.realm()).resolve(client + ".jwks.json");
    }

    List<Realm> all() throws Failure {
        List<Realm> realms = new ArrayList<>();
        for (DemoParty party : demonstration.equipped()) {
            realms.add(realm(party));
        }
        return realms;
    }

    private Realm realm(DemoParty party) throws Failure {
        URI portal = addresses.portal(party.code());
        List<SystemClient> systems = new ArrayList<>();
        for (String client : PartyPreparation.CALLERS) {
            systems.add(new SystemClient(client, publicKeys(party.code(), client)));
        }
        return new Realm(
                party.code(),
                party.names().en(),
                party.names().ru(),
                party.offices().stream()
                        .map(office -> new Realm.Office(
                                office.id(), office.names().en(), office.names().ru()))
                        .toList(),
                party.people().stream().map(this::account).toList(),
                List.of(new PortalClient(
                        PartyPreparation.PORTAL,
                        publicKeys(party.code(), PartyPreparation.PORTAL),
                        List.of(portal.resolve(
                                "/login/oauth2/code/" + party.code().realm())),
                        List.of(portal.resolve("/"), portal.resolve("/loggedout")))),
                systems);
    }

    private Account account(DemoPerson person) {
        int space = person.name().indexOf(' ');
        return new Account(
                person.username(),
                person.name().substring(0, space),
                person.name().substring(space + 1),
                person.username().toLowerCase(Locale.ROOT) + "@demonstration.invalid",
                person.roles(),
                Set.of(person.office()),
                password,
                false);
    }

    private String publicKeys(PartyCode party, String client) throws Failure {
        Path file = jwks(places, party, client);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be read. Start over with --fresh.", e);
        }
    }
}

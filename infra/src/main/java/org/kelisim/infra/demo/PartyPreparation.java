package org.kelisim.infra.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.token.ClientKeys;
import org.kelisim.client.vault.NewOfficer;
import org.kelisim.client.vault.PartyKeyFile;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.infra.demo.Demonstration.DemoOffice;
import org.kelisim.infra.demo.Demonstration.DemoParty;
import org.kelisim.infra.demo.Demonstration.DemoPerson;
import org.kelisim.infra.keycloak.KeycloakServer;
import org.kelisim.infra.party.Mandates;
import org.kelisim.notice.Header;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** One party's own part of the first start: vault, party key, credentials, statement. */
final class PartyPreparation {

    /** The clients that may call the exchange for the party. */
    static final List<String> CALLERS = List.of("node", "system");

    /** The client through which officials log in. */
    static final String PORTAL = "portal";

    private final Demonstration demonstration;
    private final DemonstrationSetup.Places places;
    private final Addresses addresses;
    private final Catalogue catalogue;
    private final DemoParty party;
    private final Instant now;
    private final Instant until;

    PartyPreparation(
            Demonstration demonstration,
            DemonstrationSetup.Places places,
            Addresses addresses,
            Catalogue catalogue,
            DemoParty party,
            Instant now) {
        this.demonstration = demonstration;
        this.places = places;
        this.addresses = addresses;
        this.catalogue = catalogue;
        this.party = party;
        this.now = now;
        this.until = now.plus(DemonstrationSetup.KEYS_VALID);
    }

    PreparedParty prepare() throws IOException {
        List<String> clients = new ArrayList<>(CALLERS);
        clients.add(PORTAL);
        VaultSetup vault = new VaultSetup(party.code(), clients);
        List<OfficeEntry> offices =
                party.offices().stream().map(office -> office(vault, office)).toList();
        List<PartyStatement.Coordinator> coordinators = enrolEverybody(vault);
        Path folder = places.vault(party.code());
        Files.createDirectories(folder);
        try (Passphrase passphrase =
                Passphrase.create(places.passphrase(party.code().realm()))) {
            vault.write(folder, passphrase);
        }
        for (String client : clients) {
            writeJwks(client, vault.client(client));
        }
        return signed(offices, coordinators);
    }

    private OfficeEntry office(VaultSetup vault, DemoOffice office) {
        VaultSetup.OfficePublicKeys keys = vault.office(office.id(), now, until);
        return new OfficeEntry(
                office.id(),
                office.function(),
                office.names(),
                mandates(office),
                List.of(Header.PROFILE),
                keys.signing(),
                keys.opening(),
                now,
                until);
    }

    /**
     * The usual ones. Offices of migration have the mandate for one nominal type, too, so that the exchange's rule of open
     * channels can be tried through the API; the type itself stays blocked at every node.
     */
    private List<Mandate> mandates(DemoOffice office) {
        List<Mandate> mandates = new ArrayList<>(Mandates.usual(catalogue, office.function(), office.systems()));
        if (office.function() == OfficeFunction.MIGRATION) {
            mandates.add(new Mandate("readmission-request", NoticeClass.NOMINAL, true, true, false));
        }
        return mandates;
    }

    private List<PartyStatement.Coordinator> enrolEverybody(VaultSetup vault) {
        DemoPerson coordinator = party.people().stream()
                .filter(person -> person.roles().contains(Role.COORDINATOR))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(party.code() + " has no coordinator"));
        PartyStatement.Coordinator stated = vault.coordinator(officer(coordinator), pin());
        party.people().stream()
                .filter(person -> !person.equals(coordinator))
                .forEach(person -> vault.enrol(officer(person), pin()));
        return List.of(stated);
    }

    private char[] pin() {
        return demonstration.pin().toCharArray();
    }

    private NewOfficer officer(DemoPerson person) {
        Map<OfficeId, Set<Role>> roles = new HashMap<>();
        roles.put(person.office(), person.roles());
        return new NewOfficer(person.username(), person.name(), roles, now, until);
    }

    private PreparedParty signed(List<OfficeEntry> offices, List<PartyStatement.Coordinator> coordinators)
            throws IOException {
        PartyStatement statement = new PartyStatement(
                party.code(),
                1,
                Optional.empty(),
                KeycloakServer.issuer(addresses.keycloak(), party.code()).toString(),
                KeycloakServer.keys(addresses.keycloak(), party.code()).toString(),
                CALLERS,
                coordinators,
                offices,
                List.of(),
                party.weekend(),
                List.of());
        Path folder = places.data().resolve("party-keys");
        Files.createDirectories(folder);
        try (Passphrase passphrase =
                Passphrase.create(places.passphrase(party.code().realm() + "-party-key"))) {
            PartyKeyFile key = PartyKeyFile.create(
                    folder.resolve(party.code().realm() + ".keys"),
                    passphrase,
                    party.code().value(),
                    now,
                    until);
            return new PreparedParty(party.code(), key.publicKeys(), key.sign(statement, now));
        }
    }

    private void writeJwks(String client, PublicKey key) throws IOException {
        Path file = Realms.jwks(places, party.code(), client);
        Files.createDirectories(file.getParent());
        Files.writeString(file, ClientKeys.jwks(List.of(key)));
    }
}

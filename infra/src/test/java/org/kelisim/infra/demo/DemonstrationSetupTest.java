package org.kelisim.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.RootFile;
import org.kelisim.infra.demo.DemonstrationSetup.Places;
import org.kelisim.infra.keycloak.Realm;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

class DemonstrationSetupTest {

    private static final Demonstration DEMONSTRATION = Demonstration.builtIn();

    @TempDir
    static Path folder;

    private static Places places;
    private static DemonstrationSetup setup;

    @BeforeAll
    static void makeEverything() throws Exception {
        places = new Places(folder.resolve("data"), folder.resolve("data-secrets"));
        Addresses addresses = new Addresses(8180, "http://127.0.0.1:8182", Map.of("KAZ", 8183, "KGZ", 8184), 8185);
        setup = new DemonstrationSetup(DEMONSTRATION, places, addresses);
        setup.create(step -> {});
    }

    @Test
    void theFirstDirectoryVerifiesFromTheRootFile() throws Exception {
        Directory directory = directory();
        assertThat(directory.active(new PartyCode("KAZ"))).isTrue();
        assertThat(directory.active(new PartyCode("UZB"))).as("an applicant").isFalse();
        assertThat(directory.active(new PartyCode("AFG")))
                .as("without an office")
                .isFalse();
        OfficeId office = OfficeId.parse("KAZ/migration-service");
        assertThat(directory.office(office).orElseThrow().entry().mandate("modus-operandi-alert"))
                .isPresent();
    }

    @Test
    void everyActivePartyHasTwoOfficesOfDifferentFunction() throws Exception {
        Directory directory = directory();
        directory.members().parties().stream()
                .filter(party -> directory.active(party.code()))
                .forEach(party -> assertThat(directory.statement(party.code()).orElseThrow().offices().stream()
                                .map(office -> office.function())
                                .distinct())
                        .as(party.code().value())
                        .hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void anApplicantIsPreparedButNotLetIn() throws Exception {
        assertThat(places.vault(new PartyCode("UZB"))).isDirectory();
        assertThat(places.data().resolve("party-keys/uzb.keys")).exists();
        assertThat(setup.realms()).extracting(Realm::party).contains(new PartyCode("UZB"));
    }

    @Test
    void passphrasesLieOutsideTheDataAndAreForTheOwnerAlone() throws Exception {
        try (Stream<Path> files = Files.walk(places.data())) {
            assertThat(files.filter(file -> file.toString().endsWith(".passphrase")))
                    .isEmpty();
        }
        Path passphrase = places.passphrase("kaz");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passphrase)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(places.data().resolve("exchange/log.key"))))
                .isEqualTo("rw-------");
    }

    private static Directory directory() throws Exception {
        RootFile root = RootFile.parse(Files.readAllBytes(places.data().resolve("root.json")));
        byte[] bytes = Files.readAllBytes(places.data().resolve("directory/1.json"));
        DirectoryBundle bundle = DirectoryBundle.parse(CanonicalJson.readCanonical(bytes, DirectoryBundle.MAX_BYTES));
        return ((DirectoryOutcome.Verified) DirectoryVerifier.verifyFirst(root, bundle, Instant.now())).directory();
    }
}

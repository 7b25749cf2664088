package org.kelisim.infra.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

/** What goes wrong is said in one line that tells what to do. */
class KeycloakFailureTest {

    @TempDir
    private Path folder;

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RealKeycloak.start(folder, taken.getLocalPort()))
                    .isInstanceOf(KeycloakFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void saysThatItIsNotReadyInTimeAndLeavesNothingBehind() throws Exception {
        int port = RealKeycloak.freePort();
        assertThatThrownBy(() -> KeycloakServer.start(
                        RealKeycloak.distribution(),
                        folder,
                        port,
                        RealKeycloak.REALMS,
                        List.of(),
                        Duration.ZERO,
                        step -> {}))
                .isInstanceOf(KeycloakFailure.class)
                .hasMessageContaining("realm kaz is not there after 0 seconds")
                .hasMessageContaining("keycloak.log");
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().commandLine().stream()))
                .noneMatch(line -> line.contains(folder.toString()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void saysThatTheArchiveIsMissingOrDamaged() throws Exception {
        Path archive = folder.resolve("keycloak-quarkus-dist-1.zip");
        assertThatThrownBy(() -> KeycloakDistribution.prepare(archive, folder, step -> {}))
                .isInstanceOf(KeycloakFailure.class)
                .hasMessageContaining("is missing. Build");
        Files.writeString(archive, "PK no zip");
        assertThatThrownBy(() -> KeycloakDistribution.prepare(archive, folder, step -> {}))
                .isInstanceOf(KeycloakFailure.class)
                .hasMessageContaining("is complete");
    }

    @Test
    void quotesTheLastErrorOfTheLog() throws Exception {
        Path log = Files.writeString(folder.resolve("keycloak.log"), "INFO a\nERROR b\n  at c\nERROR d\n  at e\n");
        assertThat(LogFile.lastError(log)).isEqualTo("ERROR d");
        assertThat(LogFile.lastError(folder.resolve("none"))).isEmpty();
    }

    @Test
    void realmFilesRefuseWhatKeycloakWouldTakeSilently() {
        PartyCode kaz = new PartyCode("KAZ");
        assertThatThrownBy(() -> new PortalClient(
                        "portal", "{\"keys\":[{\"kty\":\"EC\"}]}", List.of(Realms.CALLBACK), List.of()))
                .hasMessageContaining("\"use\":\"sig\"");
        assertThatThrownBy(() -> new SystemClient("node", "{\"keys\":[{\"kty\":\"EC\",\"d\":\"x\"}]}"))
                .hasMessageContaining("private key");
        Account stranger = new Account(
                "aigul",
                "A",
                "B",
                "a@b.example",
                Set.of(Role.OFFICER),
                Set.of(new OfficeId(kaz, "nowhere")),
                PasswordHash.of("x".toCharArray()),
                false);
        Realm realm = Realms.of("KAZ");
        assertThatThrownBy(() ->
                        new Realm(kaz, "a", "b", realm.offices(), List.of(stranger), realm.portals(), realm.systems()))
                .hasMessageContaining("not listed");
        assertThatThrownBy(() -> Realms.of("MASTER")).hasMessageContaining("MASTER");
    }
}

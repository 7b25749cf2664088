package org.kelisim.infra.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.party.PartyCode;

/** A server lives no longer than the process that started it, however that ends. */
class KeycloakParentTest {

    @Test
    void endsWithAParentKilledDuringTheImportAndStartsCompleteAfterwards(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        int port = RealKeycloak.freePort();
        Process parent = parent(data, port);
        try {
            awaitImport(parent, data.resolve("keycloak.log"));
            ProcessHandle server = parent.children().findFirst().orElseThrow();
            parent.destroyForcibly().waitFor();
            server.onExit().get(30, TimeUnit.SECONDS);
        } finally {
            parent.destroyForcibly();
        }
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();

        KeycloakServer again = RealKeycloak.start(data, port);
        try (again) {
            Caller kgz = new Caller(KeycloakServer.issuer(port, new PartyCode("KGZ")));
            assertThat(kgz.login("aigul", Realms.PASSWORD).statusCode()).isEqualTo(302);
        }
        assertThat(again.isAlive()).isFalse();
        assertThat(new Imports(data).write(forms(RealKeycloak.REALMS))).isFalse();
        assertThat(new Imports(data).write(forms(List.of(Realms.of("KAZ"), Realms.of("TJK")))))
                .isTrue();
        assertThat(data.resolve("data").resolve("import")).isDirectoryContaining("glob:**/tjk-realm.json");
        assertThat(data.resolve("data").resolve("import")).isDirectoryNotContaining("glob:**/kaz-realm.json");
    }

    private static void awaitImport(Process parent, Path log) throws Exception {
        while (!Files.exists(log) || !Files.readString(log).contains("Importing from directory")) {
            assertThat(parent.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static Process parent(Path data, int port) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        data.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A parent to be killed. */
    static final class Parent {

        public static void main(String[] args) throws Exception {
            RealKeycloak.start(Path.of(args[0]), Integer.parseInt(args[1]));
            Thread.currentThread().join();
        }
    }

    private static List<RealmImport> forms(List<Realm> realms) {
        return realms.stream().map(RealmImport::of).toList();
    }
}

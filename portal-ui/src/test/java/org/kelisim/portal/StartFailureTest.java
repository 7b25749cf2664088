package org.kelisim.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.portal.node.PortalSettings;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.util.unit.DataSize;

class StartFailureTest {

    @TempDir
    Path folder;

    @Test
    void namesATakenPortAndTheSettingForAnother() {
        assertThat(StartFailure.explain(new IllegalStateException(new PortInUseException(8443))))
                .isEqualTo(
                        "kelisim portal: port 8443 is taken. Stop what uses it, or choose another with server.port.");
    }

    @Test
    void refusesSeveralPartiesUnlessHosted() {
        PortalSettings settings = new PortalSettings(
                new PortalSettings.Node(
                        List.of("KAZ", "KGZ"), false, folder, folder, false, null, DataSize.ofGigabytes(2)),
                new PortalSettings.Mongodb("mongodb://127.0.0.1:1"),
                new PortalSettings.Exchange(URI.create("http://127.0.0.1:1")),
                folder.resolve("root.json"),
                null);
        assertThat(StartFailure.explain(org.assertj.core.api.Assertions.catchThrowable(settings::parties)))
                .contains("kelisim.node.hosted=true");
    }

    @Test
    void unknownTroubleIsOneLine() {
        assertThat(StartFailure.explain(new IllegalStateException("outer", new IllegalStateException("a\n b"))))
                .isEqualTo("kelisim portal: cannot start: a b");
    }

    @Test
    void theProcessEndsWithOneLineAndExitCodeOneWhenTheDatabaseIsAway() throws Exception {
        int nobody = freePort();
        Path errors = folder.resolve("errors");
        Process portal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PortalApplication.class.getName(),
                        "--server.port=" + freePort(),
                        "--kelisim.node.parties=KAZ",
                        "--kelisim.node.vaults=" + folder,
                        "--kelisim.node.passphrases=" + folder,
                        "--kelisim.mongodb.uri=mongodb://127.0.0.1:" + nobody,
                        "--kelisim.exchange.url=http://127.0.0.1:" + nobody,
                        "--kelisim.root-file=" + folder.resolve("root.json"))
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(portal.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(portal.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(errors))
                .filteredOn(line -> line.startsWith("kelisim portal: "))
                .singleElement()
                .asString()
                .contains(String.valueOf(nobody));
        assertThat(Files.readString(folder.resolve("output"))).doesNotContain("\tat org.");
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

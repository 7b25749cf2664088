package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says when it cannot start: one line that says what to do, exit code 1, nothing half-started. */
class LauncherIT {

    @TempDir
    Path folder;

    @Test
    void namesAPortThatIsTaken() throws Exception {
        int first = RunningTrial.freePorts();
        try (ServerSocket other = new ServerSocket(first + 4, 1, InetAddress.getLoopbackAddress())) {
            RunningTrial trial = RunningTrial.launch("port-taken", first, "--fresh");
            assertThat(trial.awaitEnd()).isEqualTo(1);
            assertThat(trial.lastLine())
                    .startsWith("kelisim: Port " + other.getLocalPort() + " on 127.0.0.1 is taken")
                    .contains("--ports");
            assertThat(trial.data().resolve("root.json")).doesNotExist();
        }
    }

    @Test
    void leavesAFolderWithOtherFilesAlone() throws Exception {
        Path letters = Files.writeString(folder.resolve("letter.txt"), "mine");
        RunningTrial trial = RunningTrial.launch("others", folder, RunningTrial.freePorts(), Map.of(), "--fresh");
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(trial.lastLine()).contains("holds other files").contains("--data");
        assertThat(letters).hasContent("mine");
    }

    @Test
    void namesADataFolderThatCannotBeUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        RunningTrial trial = RunningTrial.launch("no-folder", file, RunningTrial.freePorts(), Map.of());
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(trial.lastLine()).contains("cannot be used").contains("--data");
    }

    @Test
    void namesADatabaseThatDoesNotAnswer() throws Exception {
        RunningTrial trial = RunningTrial.launch(
                "no-database",
                RunningTrial.freePorts(),
                Map.of("KELISIM_MONGODB_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=1500"),
                "--fresh");
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(trial.lastLine())
                .startsWith("kelisim: The exchange ended while starting")
                .contains("database");
        try (Stream<ProcessHandle> left = trial.children().stream()) {
            assertThat(left).isEmpty();
        }
        assertThat(trial.data().resolve("complete")).doesNotExist();
    }

    @Test
    void namesAnAddressOfADatabaseThatIsNone() throws Exception {
        RunningTrial trial = RunningTrial.launch(
                "wrong-uri",
                RunningTrial.freePorts(),
                Map.of("KELISIM_MONGODB_URI", "postgres://localhost/kelisim"),
                "--fresh");
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(trial.lastLine())
                .startsWith("kelisim: KELISIM_MONGODB_URI is no address of a MongoDB server.")
                .contains("mongodb://");
        assertThat(trial.data().resolve("root.json")).doesNotExist();
    }

    @Test
    void namesAKeycloakThatDoesNotComeUp() throws Exception {
        int first = RunningTrial.freePorts();
        Path data = folder.resolve("data");
        RunningTrial.shared().copyWithoutDatabases(data, first);
        Files.writeString(data.resolve("keycloak"), "a file where a folder should be");
        RunningTrial trial = RunningTrial.launch("no-keycloak", data, first, Map.of());
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(trial.lastLine())
                .startsWith("kelisim: Keycloak's folder " + data.resolve("keycloak") + " cannot be prepared");
        assertThat(trial.children()).isEmpty();
    }

    @Test
    void aNodeAloneNamesWhatIsMissingOrWrong() throws Exception {
        Path data = folder.resolve("data");
        int first = RunningTrial.freePorts();
        assertThat(node("--party", "KGZ", "--exchange", "http://127.0.0.1:1"))
                .containsSequence("kelisim: There is no " + data.resolve("root.json"));
        RunningTrial.shared().copyWithoutDatabases(data, first);
        assertThat(node("--party", "KGZ", "--exchange", "exchange.example"))
                .contains("'exchange.example' is no address of an exchange. Give its base address");
        assertThat(node("--party", "kgz", "--exchange", "http://127.0.0.1:1"))
                .contains("A party code is 3 to 12 upper-case letters");
        assertThat(node("--party", "KGZ", "--exchange", RunningTrial.shared().keycloak()))
                .contains("is no exchange. Give its base address");
        try (ServerSocket other = new ServerSocket(first + 4, 1, InetAddress.getLoopbackAddress())) {
            assertThat(node("--party", "KGZ", "--exchange", "http://127.0.0.1:1"))
                    .contains("Port " + other.getLocalPort() + " on 127.0.0.1 is taken")
                    .contains("--port")
                    .doesNotContain("--fresh");
        }
    }

    /** What {@code ./kelisim node} says, which ends by itself with a failure. */
    private String node(String... arguments) throws Exception {
        Path log = folder.resolve("node.log");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        Process process = RunningTrial.launch("org.kelisim.infra.launcher.RunNode", log, Map.of(), all);
        assertThat(process.waitFor()).isIn(1, 2);
        return Files.readString(log);
    }
}

package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
            assertThat(lastLine(trial))
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
        assertThat(lastLine(trial)).contains("holds other files").contains("--data");
        assertThat(letters).hasContent("mine");
    }

    @Test
    void namesADataFolderThatCannotBeUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        RunningTrial trial = RunningTrial.launch("no-folder", file, RunningTrial.freePorts(), Map.of());
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(lastLine(trial)).contains("cannot be used").contains("--data");
    }

    @Test
    void namesADatabaseThatDoesNotAnswer() throws Exception {
        RunningTrial trial = RunningTrial.launch(
                "no-database",
                RunningTrial.freePorts(),
                Map.of("KELISIM_MONGODB_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=1500"),
                "--fresh");
        assertThat(trial.awaitEnd()).isEqualTo(1);
        assertThat(lastLine(trial))
                .startsWith("kelisim: The exchange ended while starting")
                .contains("database");
        try (Stream<ProcessHandle> left = trial.children().stream()) {
            assertThat(left).isEmpty();
        }
        assertThat(trial.data().resolve("complete")).doesNotExist();
    }

    private static String lastLine(RunningTrial trial) throws IOException {
        return trial.output()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((a, b) -> b)
                .orElse("");
    }
}

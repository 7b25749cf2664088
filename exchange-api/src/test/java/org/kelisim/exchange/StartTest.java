package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.envelope.Dispatch;
import org.kelisim.exchange.start.StartupFailure;
import org.kelisim.infra.standin.StandIn;
import org.kelisim.log.NoteSigner;

/** What the exchange says when it cannot start, and that it takes up its work where it was stopped. */
class StartTest {
    private final StandIn standIn = StandIn.inMemory();
    private @TempDir Path folder;
    private TestExchange exchange;

    @BeforeEach
    void prepare() throws Exception {
        exchange = new TestExchange(folder, standIn, directories -> {});
    }

    @AfterEach
    void stop() {
        exchange.close();
        standIn.close();
    }

    @Test
    void namesASettingThatIsMissing() {
        Map<String, String> settings = new HashMap<>(exchange.settings());
        settings.remove("kelisim.root-file");

        assertThat(failure(settings))
                .isEqualTo(new StartupFailure("Set kelisim.root-file: the path of the root file.", 2));
    }

    @Test
    void namesARootFileThatIsNotThere() throws Exception {
        Files.delete(exchange.root());

        assertThat(failure().message()).startsWith("The root file " + exchange.root() + " is not there.");
        assertThat(failure().exitCode()).isEqualTo(2);
    }

    @Test
    void namesARootFileThatIsNone() throws Exception {
        Files.writeString(exchange.root(), "{}");

        assertThat(failure().message()).startsWith("The root file " + exchange.root() + " is not valid: ");
    }

    @Test
    void refusesADirectoryThatTheRootDoesNotName() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (TestExchange another = new TestExchange(other, standIn, directories -> {})) {
            Files.copy(another.root(), exchange.root(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(failure().message()).startsWith("The directory " + exchange.firstDirectory() + " is refused: ");
    }

    @Test
    void refusesALogKeyThatTheRootDoesNotName() throws Exception {
        Files.writeString(exchange.logKey(), NoteSigner.generate("other").exportSecretKey());

        assertThat(failure().message()).contains("is not the key that the root file names");
    }

    @Test
    void saysThatTheDatabaseIsNotThere() throws Exception {
        Map<String, String> settings = new HashMap<>(exchange.settings());
        settings.put("kelisim.mongodb.uri", "mongodb://127.0.0.1:1");

        assertThat(failure(settings).exitCode()).isEqualTo(4);
        assertThat(failure(settings).message()).contains("127.0.0.1:1");
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(exchange.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(failure())
                    .isEqualTo(new StartupFailure(
                            "Port %d is taken. Stop the program that uses it, or give another one with server.port."
                                    .formatted(taken.getLocalPort()),
                            3));
        }
    }

    @Test
    void refusesADatabaseThatBelongsToAnotherDirectory() throws Exception {
        exchange.start();
        exchange.stop();
        Path other = Files.createDirectory(folder.resolve("other"));
        try (TestExchange another = new TestExchange(other, standIn, directories -> {})) {
            Throwable thrown = catchThrowable(another::start);

            assertThat(StartupFailure.of(thrown).message()).contains("another first directory");
        }
    }

    @Test
    void goesOnWhereItWasStopped() {
        exchange.start();
        Dispatch before = exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
        exchange.node(KAZ).submit(before, "Prefer", "wait");
        exchange.stop();

        exchange.start();
        Dispatch after = exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
        exchange.node(KAZ).submit(after, "Prefer", "wait");

        String feed = exchange.node(KAZ).get("/v1/feed").text();
        assertThat(feed).contains(before.id().toString(), after.id().toString(), "\"number\":3");
        assertThat(exchange.node(KAZ).submit(before).status()).isEqualTo(200);
    }

    private StartupFailure failure() {
        return failure(exchange.settings());
    }

    private static StartupFailure failure(Map<String, String> settings) {
        Throwable thrown = catchThrowable(() ->
                TestExchange.application().run(TestExchange.arguments(settings)).close());
        assertThat(thrown).isNotNull();
        return StartupFailure.of(thrown);
    }
}

package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.directory.TestDirectory.KAZ;
import static org.kelisim.directory.TestDirectory.KGZ;
import static org.kelisim.notice.TestNotices.KAZ_MIGRATION;
import static org.kelisim.notice.TestNotices.KGZ_BORDER;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.envelope.Dispatch;
import org.kelisim.infra.standin.StandInMain;
import tools.jackson.databind.JsonNode;

/** Exchange and database die at once, in the middle of work, without a word: what was acknowledged is there afterwards. */
@Timeout(180)
class KillTest {
    private static final int ROUNDS = 2;
    private static final int SENDERS = 4;
    private static final int AT_LEAST = 60;

    private @TempDir Path folder;
    private final List<Process> running = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void keepsEveryAcknowledgedDispatch() throws Exception {
        int databasePort = freePort();
        try (TestExchange exchange =
                new TestExchange(folder, "mongodb://127.0.0.1:" + databasePort, directories -> {})) {
            for (int round = 1; round <= ROUNDS; round++) {
                start(exchange, databasePort);
                sendUntilKilled(exchange, round * AT_LEAST);
            }
            start(exchange, databasePort);
            Set<String> logged = feedOf(exchange.node(KGZ));

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * AT_LEAST);
            assertThat(logged).containsAll(acknowledged);
            TestNode kaz = exchange.node(KAZ);
            acknowledged.stream()
                    .limit(20)
                    .forEach(id ->
                            assertThat(kaz.get("/v1/dispatches/" + id).status()).isEqualTo(200));
        } finally {
            killAll();
        }
    }

    private void start(TestExchange exchange, int databasePort) throws Exception {
        run(
                StandInMain.class,
                "--port",
                "" + databasePort,
                "--data",
                folder.resolve("data").toString());
        awaitPort(databasePort);
        run(TestExchangeMain.class, TestExchange.arguments(exchange.settings()));
        TestNode anyone = exchange.node(KAZ);
        for (int i = 0; i < 600; i++) {
            if (status(anyone, "/ready") == 200) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The exchange does not get ready");
    }

    private void sendUntilKilled(TestExchange exchange, int enough) throws Exception {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(() -> send(exchange)));
        }
        while (acknowledged.size() < enough) {
            Thread.sleep(20);
        }
        killAll();
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private void send(TestExchange exchange) {
        TestNode node = exchange.node(KAZ);
        try {
            while (true) {
                Dispatch dispatch = exchange.sealed(KAZ_MIGRATION, KGZ_BORDER);
                if (node.submit(dispatch).status() == 201) {
                    acknowledged.add(dispatch.id().toString());
                }
            }
        } catch (UncheckedIOException e) {
            // killed
        }
    }

    /** Dense to its end, and everything in it that was submitted. */
    private Set<String> feedOf(TestNode node) {
        Set<String> dispatches = ConcurrentHashMap.newKeySet();
        long last = 0;
        while (true) {
            JsonNode page = node.get("/v1/feed?wait=5&after=" + last).json().get("entries");
            for (JsonNode entry : page) {
                assertThat(entry.get("number").longValue()).isEqualTo(++last);
                dispatches.add(entry.get("event").get("subject").stringValue());
            }
            if (page.isEmpty()) {
                return dispatches;
            }
        }
    }

    private void run(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dkelisim.test.behind=" + TestExchange.BEHIND,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        File log = folder.resolve(main.getSimpleName() + ".log").toFile();
        running.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start());
    }

    /** SIGKILL to the processes started here. */
    private void killAll() throws InterruptedException {
        running.forEach(Process::destroyForcibly);
        for (Process process : running) {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        running.clear();
    }

    private static int status(TestNode node, String path) {
        try {
            return node.get(path).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private static void awaitPort(int port) throws Exception {
        for (int i = 0; i < 300; i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("Nothing listens on port " + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

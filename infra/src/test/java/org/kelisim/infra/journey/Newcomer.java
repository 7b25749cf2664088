package org.kelisim.infra.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A party that nobody knows yet, with a folder of its own and {@code ./kelisim party}; its realm is imported with the trial's. */
final class Newcomer implements AutoCloseable {

    static final String PARTY = "NEWCOMER";
    static final String NAME = "Demonstration newcomer";
    static final String COORDINATOR = "newcomer.coordinator";
    static final String OFFICE = "NEWCOMER/liaison";

    private static final int DATABASE = 100;
    private static final int MINUTES = 3;

    private final Path folder;
    private @Nullable Process process;

    private Newcomer(Path folder) {
        this.folder = folder;
    }

    /** What was prepared for a trial before it started. */
    static Newcomer of(RunningTrial trial) {
        return new Newcomer(beside(trial.data()));
    }

    private static Path beside(Path data) {
        return data.resolveSibling(data.getFileName() + "-newcomer");
    }

    /** Key, vault and signed statement, for a trial whose login server is to be at that port. */
    static Newcomer prepare(Path trial, int keycloak) throws Exception {
        Newcomer newcomer = new Newcomer(beside(trial));
        deleteAll(newcomer.folder);
        deleteAll(newcomer.folder.resolveSibling(newcomer.folder.getFileName() + "-secrets"));
        Files.createDirectories(newcomer.folder);
        newcomer.writePlan("http://127.0.0.1:" + keycloak, "http://127.0.0.1:" + freePort(), "");
        newcomer.party("key", "--party", PARTY);
        newcomer.party("prepare", newcomer.plan().toString());
        newcomer.party("sign", newcomer.statement(1).toString(), "--digest", newcomer.digest("prepare"));
        return newcomer;
    }

    private void writePlan(String keycloak, String portal, String more) throws IOException {
        Files.writeString(plan(), """
                {"party": "NEWCOMER", "en": "Demonstration newcomer", "ru": "Новый участник (демонстрация)",
                 "issuer": "%s/realms/newcomer", "portal": "%s/", "weekend": ["saturday", "sunday"],
                 "coordinators": [{"account": "newcomer.coordinator", "firstName": "Demonstration",
                   "lastName": "Coordinator Newcomer", "email": "newcomer.coordinator@demonstration.invalid",
                   "office": "liaison"}],
                 "offices": [{"name": "liaison", "function": "coordination", "en": "Liaison of the newcomer",
                   "ru": "Координация нового участника"}%s]}
                """.formatted(keycloak, portal, more));
        Files.writeString(folder.resolve("portal"), portal);
        Files.writeString(folder.resolve("keycloak"), keycloak);
    }

    /** The next statement: another office, and new keys for the first one. */
    void prepareNext() throws Exception {
        writePlan(
                Files.readString(folder.resolve("keycloak")),
                portal(),
                ", {\"name\": \"field\", \"function\": \"humanitarian\", \"en\": \"Field office of the newcomer\","
                        + " \"ru\": \"Полевое отделение нового участника\"}");
        party("prepare", plan().toString(), "--after", signed(1).toString(), "--rotate", "liaison");
        party("sign", statement(2).toString(), "--after", signed(1).toString(), "--digest", digest("prepare"));
    }

    /** Runs the command as a person would, and keeps what it says. */
    String party(String... arguments) throws Exception {
        Path log = folder.resolve("said-" + arguments[0] + ".log");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        Process command = RunningTrial.launch("org.kelisim.infra.party.Party", log, Map.of(), all);
        int code = command.waitFor();
        String said = Files.readString(log);
        if (code != 0) {
            throw new AssertionError("exit code " + code + ": " + said);
        }
        return said;
    }

    String fingerprint() throws IOException {
        return said("key", "in person:\\s+(\\S.*\\S)");
    }

    String digest(String step) throws IOException {
        return said(step, "digest\\s+(\\p{XDigit}{96})");
    }

    private String said(String step, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(folder.resolve("said-" + step + ".log")));
        if (!matcher.find()) {
            throw new AssertionError("not said: " + pattern);
        }
        return matcher.group(1);
    }

    /** Hands over what the coordinator is given once. */
    OfficialsDesk.Handout handout() throws IOException {
        return new OfficialsDesk.Handout(said("prepare", "password\\s+(\\S+)"), said("prepare", "code\\s+(\\S+)"));
    }

    private Path plan() {
        return folder.resolve("plan.json");
    }

    Path realm() {
        return folder.resolve("nodes/newcomer/newcomer-realm.json");
    }

    Path keySheet() {
        return folder.resolve("party-keys/newcomer.key-sheet.json");
    }

    private Path statement(int number) {
        return folder.resolve("nodes/newcomer/statement-" + number + ".json");
    }

    Path signed(int number) {
        return folder.resolve("party-keys/newcomer.statement-" + number + ".signed.json");
    }

    String portal() throws IOException {
        return Files.readString(folder.resolve("portal"));
    }

    /** Starts its node on what it was given: root file and first directory. */
    Newcomer start(RunningTrial trial) throws Exception {
        Files.createDirectories(folder.resolve("directory"));
        for (String given : List.of("root.json", "directory/1.json")) {
            Files.copy(trial.data().resolve(given), folder.resolve(given), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = RunningTrial.WORK.resolve("newcomer.log");
        Process started = RunningTrial.launch(
                "org.kelisim.infra.launcher.RunNode",
                log,
                Map.of(),
                List.of(
                        "--party",
                        PARTY,
                        "--exchange",
                        trial.exchange(),
                        "--data",
                        folder.toString(),
                        "--port",
                        String.valueOf(URI.create(portal()).getPort())));
        process = started;
        for (int i = 0; !Files.readString(log).contains("is ready"); i++) {
            if (started.waitFor(200, TimeUnit.MILLISECONDS) || i > MINUTES * 300) {
                close();
                throw new AssertionError("not ready:\n" + Files.readString(log));
            }
        }
        return this;
    }

    void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.waitFor();
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    /** A port that is free, as is the one for the database above it. */
    private static int freePort() throws IOException {
        for (int port = 31000 + (int) (ProcessHandle.current().pid() % 500) * 10; port < 60000; port++) {
            if (isFree(port) && isFree(port + DATABASE)) {
                return port;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void deleteAll(Path below) throws IOException {
        if (!Files.exists(below)) {
            return;
        }
        try (var files = Files.walk(below)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

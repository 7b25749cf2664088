package org.kelisim.infra.journey;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.process.GuardedMain;

/**
 * Kelisim as a newcomer starts it, from the launcher on, with everything real. It ends with the test run, however that
 * ends. Tests share one; those that break it start their own.
 */
final class RunningTrial implements AutoCloseable {

    static final Path HOME =
            Path.of(System.getProperty("kelisim.home", "..")).toAbsolutePath().normalize();
    static final Path WORK = HOME.resolve("infra/target/trials");

    private static final Duration START_TIME = Duration.ofMinutes(6);
    private static final int PORTS = 6;
    private static @Nullable RunningTrial shared;

    private final Process process;
    private final Path data;
    private final Path log;
    private final int firstPort;

    private RunningTrial(Process process, Path data, Path log, int firstPort) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.firstPort = firstPort;
    }

    /**
     * The one that tests share, started when the first asks for it. While writing a journey, one that runs already may be
     * named by its first port and its data: {@code -Dkelisim.journey.ports=8180 -Dkelisim.journey.data=DIR}.
     */
    static synchronized RunningTrial shared() throws Exception {
        RunningTrial trial = shared;
        Integer running = Integer.getInteger("kelisim.journey.ports");
        if (trial == null && running != null) {
            Process nothing = new ProcessBuilder("true").start();
            Path data = Path.of(System.getProperty("kelisim.journey.data", "shared"));
            trial = new RunningTrial(nothing, data, WORK.resolve("shared.log"), running);
        } else if (trial == null) {
            trial = withNewcomer("shared").awaitReady();
            Runtime.getRuntime().addShutdownHook(new Thread(trial::close));
        }
        shared = trial;
        return trial;
    }

    /**
     * The shared one for a test that breaks it, and that gives it back with {@link #share} once it runs again. One that
     * somebody else has started is left alone.
     */
    static synchronized RunningTrial take() throws Exception {
        RunningTrial trial = Integer.getInteger("kelisim.journey.ports") == null
                ? shared()
                : launch("taken", freePorts(), "--fresh").awaitReady();
        shared = null;
        return trial;
    }

    /** Lets other tests use this one, which runs. */
    static synchronized void share(RunningTrial trial) {
        Runtime.getRuntime().addShutdownHook(new Thread(trial::close));
        if (Integer.getInteger("kelisim.journey.ports") == null) {
            shared = trial;
        }
    }

    /** Starts it on the same data once more, and returns at once. */
    RunningTrial again(String... more) throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("it still runs");
        }
        return launch(data.getFileName().toString(), data, firstPort, Map.of(), more);
    }

    /** One whose login server knows the people of a party that has still to come in. */
    private static RunningTrial withNewcomer(String name) throws Exception {
        int ports = freePorts();
        Newcomer newcomer = Newcomer.prepare(WORK.resolve(name), ports);
        return launch(name, ports, "--fresh", "--realm", newcomer.realm().toString());
    }

    /** Starts the launcher and returns at once. */
    static RunningTrial launch(String name, int firstPort, String... more) throws IOException {
        return launch(name, firstPort, Map.of(), more);
    }

    /** As {@link #launch(String, int, String...)}, in other surroundings. */
    static RunningTrial launch(String name, int firstPort, Map<String, String> environment, String... more)
            throws IOException {
        return launch(name, WORK.resolve(name), firstPort, environment, more);
    }

    /** Starts the launcher on a given data folder. */
    static RunningTrial launch(String name, Path data, int firstPort, Map<String, String> environment, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--data", data.toString(), "--ports", "" + firstPort));
        arguments.addAll(List.of(more));
        Path log = WORK.resolve(name + ".log");
        Process process = launch("org.kelisim.infra.launcher.Run", log, environment, arguments);
        return new RunningTrial(process, data, log, firstPort);
    }

    /** Starts one of the launcher's commands; it ends with this process. */
    static Process launch(String main, Path log, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Files.createDirectories(WORK);
        Path infra = HOME.resolve("infra/target");
        String classPath = String.join(
                File.pathSeparator,
                infra.resolve("infra.jar").toString(),
                Files.readString(infra.resolve("classpath.txt")).strip());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-Dkelisim.home=" + HOME,
                "-D" + GuardedMain.MAIN + "=" + main,
                "-cp",
                classPath,
                GuardedMain.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    RunningTrial awaitReady() throws Exception {
        Instant end = Instant.now().plus(START_TIME);
        while (!output().contains("Kelisim is ready")) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The launcher ended with " + process.exitValue() + ":\n" + output());
            }
            if (Instant.now().isAfter(end)) {
                close();
                throw new AssertionError("Not ready after " + START_TIME + ":\n" + output());
            }
        }
        return this;
    }

    /** Waits for the end of the launcher by itself and gives its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(START_TIME.toSeconds(), TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("The launcher did not end.");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** Ends the launcher as Ctrl-C does, and gives its exit code. */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** What the launcher said last. */
    String lastLine() throws IOException {
        return output().lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("");
    }

    /** The launcher itself. */
    ProcessHandle launcher() {
        return process.toHandle();
    }

    /** Keys, directory and vaults for a trial on other ports that fails before it needs more. */
    void copyWithoutDatabases(Path to, int ports) throws IOException {
        copy(data, to, Set.of("database", "keycloak", "logs", ".lock"));
        copy(secrets(), to.resolveSibling(to.getFileName() + "-secrets"), Set.of());
        Files.writeString(to.resolve(".lock"), "");
        Files.writeString(to.resolve("ports"), ports + "\n");
    }

    private static void copy(Path from, Path to, Set<String> without) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path copy = to.resolve(entry.getFileName());
                if (without.contains(entry.getFileName().toString())) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    copy(entry, copy, without);
                } else {
                    Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** All processes below the launcher. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** The child whose command line holds that text. */
    ProcessHandle child(String text) {
        return children().stream()
                .filter(child -> commandLine(child).contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process " + text));
    }

    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    Path data() {
        return data;
    }

    Path secrets() {
        return data.resolveSibling(data.getFileName() + "-secrets");
    }

    int databasePort() {
        return firstPort + 1;
    }

    String keycloak() {
        return "http://127.0.0.1:" + firstPort;
    }

    String database() {
        return "mongodb://127.0.0.1:" + databasePort();
    }

    String exchange() {
        return "http://127.0.0.1:" + (firstPort + 2);
    }

    String kaz() {
        return "http://127.0.0.1:" + (firstPort + 3);
    }

    String kgz() {
        return "http://127.0.0.1:" + (firstPort + 4);
    }

    String hosted() {
        return "http://127.0.0.1:" + (firstPort + 5);
    }

    /** Six ports in a row that nobody uses at present. */
    static int freePorts() throws IOException {
        for (int first = 21000 + (int) (ProcessHandle.current().pid() % 500) * 10; first < 60000; first += PORTS) {
            if (allFree(first)) {
                return first;
            }
        }
        throw new IOException("no six free ports in a row");
    }

    private static boolean allFree(int first) {
        for (int port = first; port < first + PORTS; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

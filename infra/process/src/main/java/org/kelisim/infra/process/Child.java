package org.kelisim.infra.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of our own below this one. It runs {@link GuardedMain}, so it ends when this process ends, even by
 * {@code kill -9}; its output goes to a log file.
 */
public final class Child implements AutoCloseable {

    private static final Duration STOP_TIME = Duration.ofSeconds(15);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);

    /** Exit codes of processes that a signal has ended lie above. */
    private static final int SIGNALLED = 128;

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * What to start.
     *
     * @param name what the person at the console knows it by
     * @param port the port on 127.0.0.1 that it will listen on
     * @param jvm options of the JVM
     */
    public record Command(
            String name, int port, String classPath, String main, List<String> jvm, List<String> arguments) {
        /** Copies the lists. */
        public Command {
            jvm = List.copyOf(jvm);
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Starts a child and returns at once.
     *
     * @throws Failure if its port is taken or the JVM cannot be started
     */
    public static Child start(Command command, Path log) throws Failure {
        requireFree(command.port(), command.name(), "choose another port");
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(command.jvm());
        line.addAll(List.of(
                "-D" + GuardedMain.MAIN + "=" + command.main(),
                "-cp",
                command.classPath(),
                GuardedMain.class.getName()));
        line.addAll(command.arguments());
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Child(command.name(), process, log);
        } catch (IOException e) {
            throw new Failure("The " + command.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Says plainly that a port is taken, before anything is started.
     *
     * @param otherwise what to do if the program that uses it shall go on
     */
    public static void requireFree(int port, String name, String otherwise) throws Failure {
        if (!isFree(port)) {
            throw new Failure("Port " + port + " on 127.0.0.1 is taken, and the " + name
                    + " needs it. End the program that uses it, or " + otherwise + ".");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Waits until the address answers 200.
     *
     * @throws Failure if the child ends before, or the time runs out; the message quotes its last line
     */
    public void awaitReady(URI address, Duration limit) throws Failure, InterruptedException {
        awaitReady(address, limit, "");
    }

    /**
     * Waits until the address answers 200, or says that it does not for this reason.
     *
     * @param reason the member {@code reason} of the problem that it answers; empty for none
     * @return whether it answered 200
     * @throws Failure as {@link #awaitReady(URI, Duration)}
     */
    public boolean awaitReady(URI address, Duration limit, String reason) throws Failure, InterruptedException {
        Instant end = Instant.now().plus(limit);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            Answer answer = answer(client, request, reason);
            while (answer == Answer.NOT_YET) {
                if (!process.isAlive()) {
                    throw new Failure("The " + name + " ended while starting: " + lastLine());
                }
                if (Instant.now().isAfter(end)) {
                    throw new Failure(
                            "The " + name + " is not ready after " + limit.toSeconds() + " s. See " + log + ".");
                }
                process.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                answer = answer(client, request, reason);
            }
            return answer == Answer.READY;
        }
    }

    /** Waits until the child listens on its port. */
    public void awaitPort(int port) throws Failure, InterruptedException {
        while (!listens(port)) {
            if (process.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failure("The " + name + " ended while starting: " + lastLine());
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private enum Answer {
        READY,
        FOR_THAT_REASON,
        NOT_YET
    }

    private static Answer answer(HttpClient client, HttpRequest request, String reason) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return Answer.READY;
            }
            boolean forThatReason = !reason.isEmpty() && response.body().contains("\"reason\":\"" + reason + "\"");
            return forThatReason ? Answer.FOR_THAT_REASON : Answer.NOT_YET;
        } catch (IOException e) {
            return Answer.NOT_YET;
        }
    }

    /** The child's process id. */
    public long pid() {
        return process.pid();
    }

    /** What the person at the console knows it by. */
    public String name() {
        return name;
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    /** Completes when the child has ended. */
    public CompletableFuture<Child> ended() {
        return process.onExit().thenApply(done -> this);
    }

    /** For a child that has ended though nobody asked it to: why, as far as is known, and where to read more. */
    public String endedByItself() {
        int code = process.exitValue();
        String why = code > SIGNALLED ? "it was killed from outside (signal " + (code - SIGNALLED) + ")." : lastLine();
        return "The " + name + " has ended by itself: " + why + " See " + log + ".";
    }

    /** The last line that the child printed: our mains end with one that says what to do. */
    private String lastLine() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("it said nothing.");
        } catch (IOException | RuntimeException e) {
            return "see " + log + ".";
        }
    }

    /** Ends the child: orderly if it can within 15 seconds. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_TIME.toSeconds(), TimeUnit.SECONDS)) {
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

package org.kelisim.infra.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stand-in in a JVM of its own, as the launcher starts it. */
final class StandInProcess implements AutoCloseable {
    private final Process process;

    private StandInProcess(Process process) {
        this.process = process;
    }

    static StandInProcess start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                StandInMain.class.getName()));
        command.addAll(List.of(arguments));
        try {
            return new StandInProcess(new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StandInProcess serving(Path data) {
        return start("--port", "0", "--data", data.toString());
    }

    /** Waits for the line that says that it serves. */
    String uri() {
        String line = firstLine(process.inputReader(StandardCharsets.UTF_8));
        if (!line.startsWith("ready 127.0.0.1:")) {
            throw new AssertionError("Not ready but '" + line + "', " + complaint());
        }
        return "mongodb://" + line.substring("ready ".length());
    }

    /** Everything it has written to standard error, once it has ended. */
    String complaint() {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Still running");
        }
        return process.exitValue();
    }

    void closeStandardInput() throws IOException {
        process.getOutputStream().close();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        // Its lock on the data goes when it has gone.
        process.destroyForcibly().onExit().join();
    }

    private static String firstLine(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.kelisim.infra.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./kelisim node} beside a trial, on the trial's data. */
final class LoneNode implements AutoCloseable {

    private static final int MINUTES = 3;

    private final Process process;
    private final Path log;
    private final int port;

    private LoneNode(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static LoneNode start(RunningTrial trial, String party, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--party",
                party,
                "--exchange",
                trial.exchange(),
                "--data",
                trial.data().toString()));
        arguments.addAll(List.of(more));
        Path log = RunningTrial.WORK.resolve("node-alone-" + more.length + ".log");
        Process process = RunningTrial.launch("org.kelisim.infra.launcher.RunNode", log, Map.of(), arguments);
        String portal = trial.kgz();
        return new LoneNode(process, log, Integer.parseInt(portal.substring(portal.lastIndexOf(':') + 1)));
    }

    LoneNode awaitReady() throws Exception {
        for (int i = 0; !output().contains("is ready"); i++) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || i > MINUTES * 300) {
                close();
                throw new AssertionError("not ready:\n" + output());
            }
        }
        return this;
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("The node did not end.");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** Where its documents are. */
    String database() {
        return "mongodb://127.0.0.1:" + (port + 100);
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

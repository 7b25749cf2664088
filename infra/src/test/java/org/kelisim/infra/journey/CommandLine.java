package org.kelisim.infra.journey;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kelisim.infra.standin.StandIn;

/** The command line of a state's own system, each call a process of its own. */
final class CommandLine {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final RunningTrial trial;

    CommandLine(RunningTrial trial) {
        this.trial = trial;
    }

    /** What a call printed, and its exit code. */
    record Answer(int code, String text) {
        String id() {
            Matcher matcher = ID.matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no id in: " + text);
            }
            return matcher.group(1);
        }
    }

    Answer run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), List.of(arguments));
    }

    /** With an exchange that is in the wrong hands, and a store that knows nothing yet. */
    Answer runAgainst(LyingExchange exchange, String... arguments) throws IOException, InterruptedException {
        try (StandIn fresh = StandIn.inMemory()) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--store", fresh.uri()));
            return run(exchange.options(), all);
        }
    }

    private Answer run(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        Path target = RunningTrial.HOME.resolve("exchange-client/target");
        String classPath = target.resolve("exchange-client.jar")
                + File.pathSeparator
                + Files.readString(target.resolve("classpath.txt")).strip();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, "org.kelisim.cli.Kelisim"));
        command.addAll(arguments);
        command.addAll(List.of("--lang", "en", "--data", trial.data().toString(), "--exchange", trial.exchange()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}

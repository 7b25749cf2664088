package org.kelisim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java machine with the same class path. */
public final class FreshJava {
    private FreshJava() {}

    /**
     * Runs a class to its end and answers what it printed.
     *
     * @param heap such as {@code -Xmx64m}
     * @throws IllegalStateException if it ended with an error; what it said is on the error output
     */
    public static String run(String heap, Class<?> main, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main.getSimpleName() + " failed with " + heap);
        }
        return answer;
    }
}

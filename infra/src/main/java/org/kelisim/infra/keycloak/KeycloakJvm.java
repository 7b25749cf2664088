package org.kelisim.infra.keycloak;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kelisim.infra.process.GuardedMain;

/** The child JVM: what {@code kc.sh} would pass, without the script, and settings for a small and quickly started server. */
final class KeycloakJvm {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx512m",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");

    private static final String KEYCLOAK = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private KeycloakJvm() {}

    /**
     * Starts Keycloak's program with the given arguments. Its standard input is a pipe from this process and
     * its life ends with it; its output goes to {@code log}.
     *
     * @param code the distribution, only read (the build step also writes its result there)
     * @param home where this server keeps its configuration and data
     */
    static Process start(Path code, Path home, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.add("-D" + GuardedMain.MAIN + "=" + KEYCLOAK);
        command.add("-cp");
        command.add(launcher(home) + File.pathSeparator + code.resolve("lib").resolve("quarkus-run.jar"));
        command.add(GuardedMain.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Settings from the surroundings would change the server, down to making an administrator.
        builder.environment().keySet().removeIf(KeycloakJvm::isSetting);
        return builder.start();
    }

    private static boolean isSetting(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return name.startsWith("KC_") || name.startsWith("KEYCLOAK_") || name.startsWith("QUARKUS_");
    }

    /** A class path with our main alone: nothing else of ours may get into Keycloak's. */
    private static Path launcher(Path home) {
        Path root = home.resolve("launcher");
        String file = GuardedMain.class.getName().replace('.', '/') + ".class";
        try (InputStream in = GuardedMain.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IOException(file + " is missing from the program");
            }
            Path target = root.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

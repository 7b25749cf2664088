package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's program, unpacked and built once into a folder whose name carries version and build options,
 * and from then on only read. The folder appears in one step: it is complete or not there.
 */
public final class KeycloakDistribution {

    private static final Duration BUILD_TIME = Duration.ofMinutes(5);

    private final Path code;

    private KeycloakDistribution(Path code) {
        this.code = code;
    }

    Path code() {
        return code;
    }

    /** Copies the result of the build step into a server's home, where Keycloak looks for the options it was built with. */
    void lendBuildSettings(Path home) throws IOException {
        Path settings = Path.of("lib", "quarkus", "generated-bytecode.jar");
        Path copy = home.resolve(settings);
        Files.createDirectories(copy.getParent());
        Files.copy(code.resolve(settings), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Finds the program in {@code work}, or unpacks and builds it there (about 20 seconds, 190 MB).
     *
     * @param archive {@code keycloak-quarkus-dist-<version>.zip} as Maven Central has it
     * @throws KeycloakFailure if the archive is missing or damaged, or the build fails
     */
    public static KeycloakDistribution prepare(Path archive, Path work, Consumer<KeycloakStep> progress)
            throws KeycloakFailure, InterruptedException {
        Path target = work.toAbsolutePath().normalize().resolve(folderName(archive));
        if (Files.isDirectory(target)) {
            return new KeycloakDistribution(target);
        }
        if (!Files.isRegularFile(archive)) {
            throw new KeycloakFailure("Keycloak's archive " + archive
                    + " is missing. Build the module infra first (./mvnw -pl infra -am package).");
        }
        try {
            Files.createDirectories(target.getParent());
            try (FileChannel channel = FileChannel.open(
                            target.resolveSibling("keycloak.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                return locked(archive, target, progress);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new KeycloakFailure(
                    "Keycloak cannot be unpacked into " + target.getParent() + ": " + e.getMessage()
                            + ". Check the free space (400 MB) and that " + archive + " is complete.",
                    e);
        }
    }

    private static KeycloakDistribution locked(Path archive, Path target, Consumer<KeycloakStep> progress)
            throws IOException, KeycloakFailure, InterruptedException {
        if (!Files.isDirectory(target)) {
            Path growing = target.resolveSibling(target.getFileName() + ".part");
            Trees.delete(growing);
            progress.accept(KeycloakStep.UNPACK);
            unpack(archive, growing);
            progress.accept(KeycloakStep.BUILD);
            build(growing, target.resolveSibling("keycloak-build.log"));
            publish(growing, target);
        }
        return new KeycloakDistribution(target);
    }

    private static void publish(Path growing, Path target) throws IOException {
        try {
            Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(growing, target);
        }
    }

    /** The scripts and command line clients in {@code bin} are left out: nothing here runs them. */
    private static void unpack(Path archive, Path into) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path name = Path.of(entry.getName()).normalize();
                if (name.isAbsolute() || name.startsWith("..")) {
                    throw new IOException("the archive names a file outside itself");
                }
                if (name.getNameCount() < 2 || name.getName(1).toString().equals("bin")) {
                    continue;
                }
                Path target = into.resolve(name.subpath(1, name.getNameCount()));
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
        if (!Files.isRegularFile(into.resolve("lib").resolve("quarkus-run.jar"))) {
            throw new IOException("the archive holds no Keycloak server");
        }
    }

    private static void build(Path code, Path log) throws IOException, KeycloakFailure, InterruptedException {
        Process process = KeycloakJvm.start(code, code, log, KeycloakOptions.BUILD);
        try {
            boolean ended = process.waitFor(BUILD_TIME.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new KeycloakFailure("Keycloak's build step "
                        + (ended
                                ? "failed: " + LogFile.lastError(log)
                                : "did not end within " + BUILD_TIME.toMinutes() + " minutes")
                        + ". See " + log + ".");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String folderName(Path archive) {
        String file = archive.getFileName().toString();
        String version = file.replaceFirst("^keycloak-quarkus-dist-", "").replaceFirst("\\.zip$", "");
        return "keycloak-" + version + "-" + digest(String.join("\n", KeycloakOptions.BUILD));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

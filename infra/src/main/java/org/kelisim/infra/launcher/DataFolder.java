package org.kelisim.infra.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.process.Failure;

/**
 * The folder that keeps a trial's data over restarts, mode 0700 and held by one launcher at a time. Passphrases
 * lie beside it in {@code <folder>-secrets}, so that a copy of the data alone opens nothing.
 */
final class DataFolder implements AutoCloseable {

    private static final String COMPLETE = "complete";

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Where data lies when no folder is asked for: below the user's data folder. */
    static Path standard() {
        String xdg = System.getenv("XDG_DATA_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, "kelisim");
        }
        Path mac = home.resolve("Library/Application Support");
        return Files.isDirectory(mac) ? mac.resolve("kelisim") : home.resolve(".local/share/kelisim");
    }

    static DataFolder open(Path folder, boolean fresh) throws Failure {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            requireOurs(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel =
                    FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new Failure("Another Kelisim is running on " + root
                        + ". Stop it first, or choose another folder with --data.");
            }
            DataFolder data = new DataFolder(root, channel);
            if (fresh || !data.complete()) {
                NodeLock.requireNone(root);
                data.clear();
            }
            return data;
        } catch (IOException | UnsupportedOperationException e) {
            throw new Failure(
                    "The data folder " + root + " cannot be used (" + e.getMessage()
                            + "). Mend its permissions, or choose another folder with --data.",
                    e);
        }
    }

    /** Starting over deletes what is in the folder, so it must be ours or empty. */
    private static void requireOurs(Path root) throws IOException, Failure {
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.findAny().isPresent() && !Files.exists(root.resolve(".lock"))) {
                throw new Failure(
                        "The folder " + root + " holds other files. Choose an empty or new folder with --data.");
            }
        }
    }

    Path root() {
        return root;
    }

    Path at(String name) {
        return root.resolve(name);
    }

    Path secrets() {
        return secretsOf(root);
    }

    static Path secretsOf(Path root) {
        return root.resolveSibling(root.getFileName() + "-secrets");
    }

    boolean complete() {
        return Files.exists(root.resolve(COMPLETE));
    }

    /** The last act of a first start: before it, a next start begins again from nothing. */
    void markComplete() throws Failure {
        try {
            Files.writeString(root.resolve(COMPLETE), "The first start was completed.\n");
        } catch (IOException e) {
            throw new Failure("The data folder " + root + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void clear() throws IOException {
        deleteBelow(root);
        deleteBelow(secrets());
    }

    private static void deleteBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().equals(".lock")) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (!directory.equals(folder)) {
                    Files.delete(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

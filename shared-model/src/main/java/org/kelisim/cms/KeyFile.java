package org.kelisim.cms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A file that keeps a {@link KeyRing} under a passphrase, as PKCS#12, and beside it ({@code .previous}) the copy before
 * the last change.
 *
 * <p>Promises: after {@link #save} returns, the keys are on the disk; a crash in between leaves either the old or the
 * new file whole. A file cut off or with a changed byte is noticed, and the copy before it is opened in its place. The
 * file is readable by its owner only (where the file system knows owners).
 *
 * <p>It does not promise anything against who knows the passphrase, and only one process may save at a time.
 */
public final class KeyFile {
    /** Whether somebody who has the file could guess its passphrase, which sets how much work a guess must cost. */
    public enum Guesses {
        /** A person thought of it: 210,000 iterations of PBKDF2 with HMAC-SHA-512, and of the MAC's derivation. */
        FEASIBLE(210_000),
        /** It has 256 random bits: 2,048 iterations, since no number of them adds anything. */
        HOPELESS(2_048);

        private final int iterations;

        Guesses(int iterations) {
            this.iterations = iterations;
        }
    }

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Path file;
    private final Path previous;
    private final int iterations;

    /** A file whose passphrase may be one that a person thought of. */
    public KeyFile(Path file) {
        this(file, Guesses.FEASIBLE);
    }

    /** @param guesses of the passphrase under which it is saved; reading takes what the file says */
    public KeyFile(Path file, Guesses guesses) {
        this(file, guesses.iterations);
    }

    KeyFile(Path file, int iterations) {
        this.file = file;
        this.previous = file.resolveSibling(file.getFileName() + ".previous");
        this.iterations = iterations;
    }

    public sealed interface Outcome permits Loaded, Refused {}

    /** @param fromPrevious the file itself was missing or damaged, this is the copy before its last change */
    public record Loaded(KeyRing keys, boolean fromPrevious) implements Outcome {}

    public record Refused(Reason reason) implements Outcome {}

    public enum Reason {
        /** There is neither the file nor its copy. */
        MISSING,
        /** The passphrase is wrong, or the file and its copy are damaged; the two cannot be told apart. */
        WRONG_PASSPHRASE_OR_DAMAGED
    }

    public Outcome load(char[] passphrase) throws IOException {
        if (!Files.exists(file) && !Files.exists(previous)) {
            return new Refused(Reason.MISSING);
        }
        Optional<KeyRing> current = read(file, passphrase);
        if (current.isPresent()) {
            return new Loaded(current.get(), false);
        }
        return read(previous, passphrase)
                .<Outcome>map(keys -> new Loaded(keys, true))
                .orElse(new Refused(Reason.WRONG_PASSPHRASE_OR_DAMAGED));
    }

    /**
     * Puts these keys in the place of those that were there. What was there becomes the copy, unless it is damaged: then
     * the copy stays as it is.
     *
     * @throws IOException also when keys are there that this passphrase does not open: nothing is overwritten
     */
    public void save(KeyRing keys, char[] passphrase) throws IOException {
        boolean currentOpens = read(file, passphrase).isPresent();
        if (!currentOpens && load(passphrase) instanceof Refused(Reason reason) && reason != Reason.MISSING) {
            throw new IOException(file + " holds keys that this passphrase does not open; it was left as it is");
        }
        replace(keys, passphrase, currentOpens);
    }

    /** Saves the same keys under another passphrase; afterwards nothing in the folder opens with the old one. */
    public Outcome changePassphrase(char[] old, char[] fresh) throws IOException {
        Outcome outcome = load(old);
        if (outcome instanceof Loaded loaded) {
            replace(loaded.keys(), fresh, false);
            write(previous, Files.readAllBytes(file));
        }
        return outcome;
    }

    private void replace(KeyRing keys, char[] passphrase, boolean keepCurrent) throws IOException {
        byte[] bytes = Pkcs12.write(keys, passphrase, iterations);
        if (keepCurrent) {
            write(previous, Files.readAllBytes(file));
        }
        write(file, bytes);
        if (!Files.exists(previous)) {
            write(previous, bytes);
        }
    }

    private static Optional<KeyRing> read(Path path, char[] passphrase) throws IOException {
        if (!Files.exists(path) || Files.size(path) > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pkcs12.read(Files.readAllBytes(path), passphrase));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Under another name first, forced to the disk, then renamed over the old one, then the folder forced as well. */
    private static void write(Path path, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder");
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    private static void force(Path folder) throws IOException {
        if (!posix()) {
            return; // a folder cannot be opened there, and its entries are durable without
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}

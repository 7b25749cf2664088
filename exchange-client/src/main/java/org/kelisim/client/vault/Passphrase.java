package org.kelisim.client.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.kelisim.cms.KeyFile.Guesses;

/**
 * What opens a vault or a party key: one line in a file of its own, outside the data folder, that only its owner can
 * read. Closing forgets it.
 */
public final class Passphrase implements AutoCloseable {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 1000;
    private static final int RANDOM_BYTES = 32;
    private static final Pattern MADE = Pattern.compile("kelisim-[A-Za-z0-9_-]{43}");

    private final char[] characters;

    private Passphrase(char[] characters) {
        this.characters = characters;
    }

    /** @throws VaultException unless it has 20 to 1000 characters */
    public static Passphrase of(char[] characters) {
        if (characters.length < SHORTEST || characters.length > LONGEST) {
            throw new VaultException("A passphrase has %d to %d characters. Write a longer one, or let one be made."
                    .formatted(SHORTEST, LONGEST));
        }
        return new Passphrase(characters.clone());
    }

    /**
     * Reads a passphrase from its file.
     *
     * @throws VaultException if it is missing, readable by others, or no passphrase
     */
    public static Passphrase read(Path file) {
        try {
            refuseIfOpenToOthers(file);
            byte[] bytes = Files.readAllBytes(file);
            char[] line = new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                    .strip()
                    .toCharArray();
            Arrays.fill(bytes, (byte) 0);
            return of(line);
        } catch (IOException e) {
            throw new VaultException(
                    "The passphrase file " + file + " cannot be read. Put it there, readable by this user alone.", e);
        }
    }

    /**
     * Writes a new random passphrase (256 bits, {@code kelisim-} before them) for this user alone.
     *
     * @throws VaultException if the file is there
     */
    public static Passphrase create(Path file) {
        try {
            Files.createDirectories(OwnFiles.folderOf(file));
            String text = "kelisim-" + Base64.getUrlEncoder().withoutPadding().encodeToString(Gcm.random(RANDOM_BYTES));
            OwnFiles.create(file, (text + "\n").getBytes(US_ASCII));
            return of(text.toCharArray());
        } catch (FileAlreadyExistsException e) {
            throw new VaultException("There is a passphrase in " + file + " already. It was left as it is.", e);
        } catch (IOException e) {
            throw new VaultException("The passphrase file " + file + " cannot be written.", e);
        }
    }

    /** Writes a passphrase that people chose, for this user alone. @throws VaultException if the file is there */
    public static Passphrase keep(Path file, char[] chosen) {
        Passphrase passphrase = of(chosen);
        try {
            Files.createDirectories(OwnFiles.folderOf(file));
            OwnFiles.create(file, (new String(chosen) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return passphrase;
        } catch (IOException e) {
            throw new VaultException("The passphrase file " + file + " cannot be written.", e);
        }
    }

    char[] characters() {
        return characters;
    }

    /** How much work a guess must cost: none to speak of for 256 random bits, much for what a person thought of. */
    Guesses guesses() {
        return MADE.matcher(CharBuffer.wrap(characters)).matches() ? Guesses.HOPELESS : Guesses.FEASIBLE;
    }

    private static void refuseIfOpenToOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(EnumSet.of(OWNER_READ, OWNER_WRITE));
        if (!others.isEmpty()) {
            throw new VaultException("The passphrase file " + file + " is open to others. Run: chmod 600 " + file
                    + ", then start again.");
        }
    }

    @Override
    public void close() {
        Arrays.fill(characters, ' ');
    }
}

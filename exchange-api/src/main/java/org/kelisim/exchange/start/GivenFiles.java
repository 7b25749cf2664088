package org.kelisim.exchange.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kelisim.directory.RootFile;
import org.kelisim.log.NoteSigner;

/** Reads the files that the exchange is given, with errors that name the file and say what to do. */
public final class GivenFiles {
    private static final int MAX_KEY_BYTES = 4096;

    private GivenFiles() {}

    static RootFile root(Path file) {
        byte[] bytes = read("root file", file, RootFile.MAX_BYTES);
        try {
            return RootFile.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new StartupException("The root file %s is not valid: %s Take it anew from where you were given it."
                    .formatted(file, sentence(e)));
        }
    }

    /** The log's signer, which must be the one that the root file names. */
    static NoteSigner signer(Path file, RootFile root) {
        NoteSigner signer;
        try {
            signer =
                    NoteSigner.parseSecretKey(new String(read("log key", file, MAX_KEY_BYTES), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new StartupException("The log key %s cannot be read: %s".formatted(file, sentence(e)));
        }
        if (!signer.key().toString().equals(root.log().key())) {
            throw new StartupException(
                    "The log key %s is not the key that the root file names. Give the key of this exchange."
                            .formatted(file));
        }
        return signer;
    }

    /** @throws StartupException if it is not there, cannot be read or is longer than that */
    public static byte[] read(String what, Path file, int maxBytes) {
        try {
            if (Files.size(file) > maxBytes) {
                throw new StartupException("The %s %s is longer than %d bytes.".formatted(what, file, maxBytes));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new StartupException(
                    "The %s %s is not there. Put it there, or correct the setting.".formatted(what, file));
        } catch (IOException e) {
            throw new StartupException("The %s %s cannot be read. Check its rights.".formatted(what, file));
        }
    }

    /** The message of a refusal as a sentence of ours. */
    public static String sentence(IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }
}

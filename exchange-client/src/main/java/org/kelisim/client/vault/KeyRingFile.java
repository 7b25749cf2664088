package org.kelisim.client.vault;

import java.io.IOException;
import java.nio.file.Path;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.KeyRing;

/** Opens and saves a file of private keys, with its troubles told in this package's words. */
final class KeyRingFile {
    private final Path path;

    KeyRingFile(Path path) {
        this.path = path;
    }

    KeyFile.Loaded load(Passphrase passphrase) {
        try {
            return switch (new KeyFile(path).load(passphrase.characters())) {
                case KeyFile.Loaded loaded -> loaded;
                case KeyFile.Refused(var reason) ->
                    throw new VaultException(
                            switch (reason) {
                                case MISSING -> "The key file " + path + " is missing. Restore it from backup.";
                                case WRONG_PASSPHRASE_OR_DAMAGED ->
                                    "The key file " + path
                                            + " does not open: the passphrase belongs to another file, or the file and the copy"
                                            + " before it are damaged. Check the passphrase, else restore the file from backup.";
                            });
            };
        } catch (IOException e) {
            throw new VaultException("The key file " + path + " cannot be read.", e);
        }
    }

    void save(KeyRing ring, Passphrase passphrase) {
        try {
            OwnFiles.createFolder(OwnFiles.folderOf(path));
            new KeyFile(path, passphrase.guesses()).save(ring, passphrase.characters());
        } catch (IOException e) {
            throw new VaultException("The key file " + path + " cannot be written: " + e.getMessage(), e);
        }
    }
}

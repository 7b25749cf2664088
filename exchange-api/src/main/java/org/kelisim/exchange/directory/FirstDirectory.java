package org.kelisim.exchange.directory;

import java.nio.file.Path;
import java.time.Instant;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.RootFile;
import org.kelisim.exchange.start.GivenFiles;
import org.kelisim.exchange.start.StartupException;
import org.kelisim.json.CanonicalJson;

/** Reads directory version 1 and verifies it against the root file. */
final class FirstDirectory {
    private FirstDirectory() {}

    static Directory load(Path file, RootFile root, Instant now) {
        DirectoryBundle bundle = bundle(file);
        return switch (DirectoryVerifier.verifyFirst(root, bundle, now)) {
            case DirectoryOutcome.Verified verified -> verified.directory();
            case DirectoryOutcome.Refused refused ->
                throw new StartupException("The directory %s is refused: %s".formatted(file, refused.detail()));
        };
    }

    private static DirectoryBundle bundle(Path file) {
        byte[] bytes = GivenFiles.read("directory", file, DirectoryBundle.MAX_BYTES);
        try {
            return DirectoryBundle.parse(CanonicalJson.read(bytes, DirectoryBundle.MAX_BYTES));
        } catch (IllegalArgumentException e) {
            throw new StartupException("The directory %s cannot be read: %s".formatted(file, GivenFiles.sentence(e)));
        }
    }
}

package org.kelisim.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.OpeningKey;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.RootFile;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.envelope.OneVersion;
import org.kelisim.json.CanonicalJson;

/** What the published vectors come with: a directory, a recipient's key, and dispatches to begin from. */
final class Known {
    static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");
    static final Path HOME = Path.of(System.getProperty("kelisim.home", "../.."));

    private static final Path FOLDER = HOME.resolve("docs/spec/vectors/dispatch");
    private static final int LARGEST_SEED = 40_000;

    final RootFile root = RootFile.parse(bytes(FOLDER.resolve("root.json")));
    final byte[] bundle = bytes(FOLDER.resolve("directory.json"));
    final byte[] secondBundle = bytes(FOLDER.resolve("directory-2.json"));
    final Directory directory = verified();
    final DirectoryLookup directories = new OneVersion(directory);
    final List<OpeningKey> keys = keys();
    /** All dispatches of the vectors that are not very large. */
    final List<byte[]> dispatches = dispatches();

    final byte[] sound = dispatch(FOLDER.resolve("opened.sound.json"));

    private static final class Holder {
        static final Known KNOWN = new Known();
    }

    private Known() {}

    static Known get() {
        return Holder.KNOWN;
    }

    /** Whether somebody who may has made this dispatch. */
    boolean isGenuine(byte[] dispatch) {
        return dispatches.stream().anyMatch(it -> Arrays.equals(it, dispatch));
    }

    private Directory verified() {
        DirectoryBundle parsed = DirectoryBundle.parse(CanonicalJson.readCanonical(bundle, DirectoryBundle.MAX_BYTES));
        return ((DirectoryOutcome.Verified) DirectoryVerifier.verifyFirst(root, parsed, NOW)).directory();
    }

    private static List<OpeningKey> keys() {
        try {
            var file = new KeyFile(FOLDER.resolve("recipient.p12"));
            var loaded = (KeyFile.Loaded) file.load("vectors".toCharArray());
            return List.copyOf(loaded.keys().openers().values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> dispatches() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<byte[]> dispatches = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json") && name.indexOf('.') < name.length() - ".json".length()) {
                    byte[] dispatch = dispatch(file);
                    if (dispatch.length <= LARGEST_SEED) {
                        dispatches.add(dispatch);
                    }
                }
            }
            return List.copyOf(dispatches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] dispatch(Path file) {
        var json = CanonicalJson.read(bytes(file), 8 * 1024 * 1024);
        return Base64.getDecoder().decode(json.get("dispatch").stringValue());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

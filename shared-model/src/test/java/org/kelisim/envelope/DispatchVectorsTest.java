package org.kelisim.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.KeyRing;
import org.kelisim.cms.OpeningKey;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.directory.RootFile;
import org.kelisim.json.CanonicalJson;

/**
 * The dispatches in {@code docs/spec/vectors/dispatch}: each file's name is the reader's answer, a dot and what is special
 * about it. Beside them what the reader knows: root file, directory, and the recipient's key as PKCS#12 with the
 * passphrase {@code vectors}. Sealing draws fresh keys, so they cannot be made again bit by bit; to replace them all
 * after a wanted change of the format: {@code -Dkelisim.vectors=write}.
 */
class DispatchVectorsTest {
    private static final Path FOLDER = Path.of("..", "docs", "spec", "vectors", "dispatch");
    private static final Path PAGE = Path.of("..", "docs", "spec", "envelope.md");
    private static final char[] PASSPHRASE = "vectors".toCharArray();
    private static final String ROOT = "root.json";
    private static final int VERSIONS = 3;
    private static final String KEY = "recipient.p12";

    @TempDir
    static Path scratch;

    private static final List<Directory> DIRECTORIES = new ArrayList<>();
    private static List<OpeningKey> keys;

    @BeforeAll
    static void read() throws IOException {
        if ("write".equals(System.getProperty("kelisim.vectors"))) {
            write();
        }
        RootFile root = RootFile.parse(Files.readAllBytes(FOLDER.resolve(ROOT)));
        DIRECTORIES.clear();
        for (long number = 1; number <= VERSIONS; number++) {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(directory(number)));
            DirectoryBundle bundle =
                    DirectoryBundle.parse(CanonicalJson.readCanonical(bytes, DirectoryBundle.MAX_BYTES));
            DirectoryOutcome outcome = number == 1
                    ? DirectoryVerifier.verifyFirst(root, bundle, TestWorld.NOW)
                    : DirectoryVerifier.verifyNext(DIRECTORIES.getLast(), bundle, TestWorld.NOW);
            DIRECTORIES.add(((DirectoryOutcome.Verified) outcome).directory());
        }
        var loaded = (KeyFile.Loaded) new KeyFile(FOLDER.resolve(KEY)).load(PASSPHRASE);
        keys = List.copyOf(loaded.keys().openers().values());
    }

    static String directory(long number) {
        return number == 1 ? "directory.json" : "directory-%d.json".formatted(number);
    }

    private static void write() throws IOException {
        var world = new TestWorld();
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.list(FOLDER)) {
            for (Path path : old.toList()) {
                Files.delete(path);
            }
        }
        Files.write(FOLDER.resolve(ROOT), world.directories.root().bytes());
        Path key = scratch.resolve(KEY);
        new KeyFile(key)
                .save(
                        KeyRing.empty()
                                .with(
                                        "KGZ/border-service",
                                        world.keys(TestWorld.KGZ).getFirst()),
                        PASSPHRASE);
        Files.copy(key, FOLDER.resolve(KEY));
        for (Vector vector : new VectorMaker(world).make()) {
            Files.write(FOLDER.resolve(vector.name() + ".json"), vector.json());
        }
        for (long number = 1; number <= VERSIONS; number++) {
            Directory version = world.version(number).orElseThrow();
            Files.write(
                    FOLDER.resolve(directory(number)),
                    CanonicalJson.write(version.bundle().toJson()));
        }
        String page = Files.readString(PAGE);
        Files.writeString(
                PAGE,
                page.replaceFirst("```json\n.*\n```", "```json\n" + soundHeader() + "\n```")
                        .replaceFirst("\\([0-9,]+ bytes for a content", "(" + soundSize()));
    }

    private static String soundHeader() throws IOException {
        return new String(sound().header().bytes(), UTF_8);
    }

    private static String soundSize() throws IOException {
        return "%,d bytes for a content".formatted(sound().bytes().length);
    }

    private static UnverifiedDispatch sound() throws IOException {
        return (UnverifiedDispatch)
                UnverifiedDispatch.read(vector("opened.sound").dispatch());
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".json") && !it.equals(ROOT) && !it.startsWith("directory"))
                    .map(it -> it.substring(0, it.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theReaderAnswersAsTheNameSays(String name) throws IOException {
        Vector vector = vector(name);
        Opening opening = Opener.open(
                vector.dispatch(),
                keys,
                lookup(vector.situation()),
                new Evidence.Logged(vector.receipts()),
                id -> vector.situation().seen(),
                TestWorld.NOW);
        String answer = switch (opening) {
            case Opened _ -> "opened";
            case Refused(var reason) -> reason.wire();
        };
        assertThat(answer).isEqualTo(vector.reader());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theExchangeAnswersAsTheFileSays(String name) throws IOException {
        Vector vector = vector(name);
        String answer = switch (OuterVerifier.verify(vector.dispatch(), lookup(vector.situation()), TestWorld.NOW)) {
            case VerifiedDispatch _ -> "accepted";
            case Refused(var reason) -> reason.wire();
        };
        assertThat(answer).isEqualTo(vector.exchange());
    }

    @Test
    void theMakerStillMakesTheseVectors() throws IOException {
        var made = new VectorMaker(new TestWorld())
                .make().stream().map(Vector::name).sorted().toList();
        assertThat(names().toList()).isEqualTo(made);
    }

    @Test
    void theSpecificationsExampleIsGenuine() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("```json\n" + soundHeader() + "\n```")
                .contains("at most %,d bytes".formatted(Profile.MAX_DISPATCH_BYTES))
                .contains("(" + soundSize());
    }

    private static Vector vector(String name) throws IOException {
        return Vector.parse(name, Files.readAllBytes(FOLDER.resolve(name + ".json")));
    }

    private static DirectoryLookup lookup(Situation situation) {
        return new DirectoryLookup() {
            @Override
            public Directory newest() {
                return DIRECTORIES.get((int) situation.newest() - 1);
            }

            @Override
            public Optional<Directory> version(long number) {
                return number >= 1 && number <= situation.newest()
                        ? Optional.of(DIRECTORIES.get((int) number - 1))
                        : Optional.empty();
            }

            @Override
            public Optional<Instant> replacedAt(long number) {
                return number < situation.newest() ? situation.replaced() : Optional.empty();
            }

            @Override
            public Optional<Directory> inForceAt(long logIndex) {
                return version(situation.inForce());
            }
        };
    }
}

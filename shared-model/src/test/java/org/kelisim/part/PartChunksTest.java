package org.kelisim.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.second.SecondParts;
import org.kelisim.second.SecondReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attachments of several chunks, as recipes in {@code docs/spec/vectors/part-chunks}, since the bytes would be long: the
 * second implementation seals, puts the chunks in the recipe's order, and both judge what comes of it. The file's name is
 * the answer, a dot and what is special; made anew by {@code -Dkelisim.vectors=write}.
 */
class PartChunksTest {
    private static final Path FOLDER = Path.of("..", "docs", "spec", "vectors", "part-chunks");
    private static final String SENDER = "KAZ/migration-service";
    private static final String DISPATCH = "KAZ-01a20dec-1fe7-751a-b488-e9b7f060e441";
    private static final int CHUNK = 1 << 20;
    private static final int THREE_CHUNKS = 3 * CHUNK - 200_000;

    /**
     * @param size of the plain bytes: byte number i is i modulo 251
     * @param chunks numbers of the sealed chunks, from 0, as they are sent
     */
    private record Recipe(
            String name, int size, String id, byte[] key, byte[] salt, byte[] prefix, List<Integer> chunks) {
        static Recipe of(String name, int size, Integer... chunks) throws Exception {
            byte[] salt = Arrays.copyOfRange(plain(64), 32, 64);
            Recipe unnamed = new Recipe(name, size, "", plain(32), salt, plain(7), List.of(chunks));
            return new Recipe(
                    name,
                    size,
                    SecondParts.hex(unnamed.sound()),
                    unnamed.key,
                    unnamed.salt,
                    unnamed.prefix,
                    unnamed.chunks);
        }

        byte[] sound() throws Exception {
            return SecondParts.seal(place(), plain(size), salt, prefix);
        }

        byte[] sealed() throws Exception {
            byte[] sound = sound();
            assertThat(SecondParts.hex(sound)).isEqualTo(id);
            var sent = new ByteArrayOutputStream();
            for (int chunk : chunks) {
                sent.write(sound, chunk * CHUNK, Math.min(CHUNK, sound.length - chunk * CHUNK));
            }
            return sent.toByteArray();
        }

        SecondParts.Place place() throws Exception {
            String sha384 = SecondParts.hex(plain(size));
            return new SecondParts.Place(SENDER, DISPATCH, 1, 2, size, sha384, id, SecondParts.sealedSize(size), key);
        }

        PartVector vector() throws Exception {
            return new PartVector(
                    name, SENDER, DISPATCH, 1, 2, size, place().sha384(), id, place().sealedSize(), key, sealed());
        }

        byte[] json() {
            ObjectNode json = CanonicalJson.object()
                    .put("sender", SENDER)
                    .put("dispatch", DISPATCH)
                    .put("index", 1)
                    .put("count", 2)
                    .put("size", size)
                    .put("id", id)
                    .put("key", Base64Text.encode(key))
                    .put("salt", Base64Text.encode(salt))
                    .put("prefix", Base64Text.encode(prefix));
            var order = json.putArray("chunks");
            chunks.forEach(order::add);
            return CanonicalJson.write(json);
        }

        static Recipe read(String name) throws IOException {
            ObjectNode json = CanonicalJson.readCanonical(Files.readAllBytes(FOLDER.resolve(name + ".json")), 10_000);
            List<Integer> chunks = new ArrayList<>();
            json.get("chunks").forEach(it -> chunks.add(it.intValue()));
            Fields fields = Fields.of(json);
            return new Recipe(
                    name,
                    fields.integer("size", 0, 1 << 24),
                    fields.string("id"),
                    fields.base64("key"),
                    fields.base64("salt"),
                    fields.base64("prefix"),
                    chunks);
        }
    }

    private static byte[] plain(int size) {
        byte[] plain = new byte[size];
        IntStream.range(0, size).forEach(i -> plain[i] = (byte) (i % 251));
        return plain;
    }

    private static List<Recipe> make() throws Exception {
        return List.of(
                Recipe.of("whole.three-chunks", THREE_CHUNKS, 0, 1, 2),
                Recipe.of("whole.a-second-chunk-of-few-bytes", CHUNK, 0, 1),
                Recipe.of("not-authentic.two-chunks-changed-places", THREE_CHUNKS, 1, 0, 2),
                Recipe.of("not-authentic.later-chunks-changed-places", 4 * CHUNK - 200_000, 0, 2, 1, 3),
                Recipe.of("not-authentic.a-chunk-twice-for-the-next", 4 * CHUNK - 200_000, 0, 1, 1, 3),
                Recipe.of("wrong-length.without-its-last-chunk", THREE_CHUNKS, 0, 1),
                Recipe.of("wrong-length.without-a-chunk", THREE_CHUNKS, 0, 2),
                Recipe.of("wrong-length.its-last-chunk-twice", THREE_CHUNKS, 0, 1, 2, 2));
    }

    @BeforeAll
    static void write() throws Exception {
        if ("write".equals(System.getProperty("kelisim.vectors"))) {
            Files.createDirectories(FOLDER);
            for (Recipe recipe : make()) {
                Files.write(FOLDER.resolve(recipe.name() + ".json"), recipe.json());
            }
        }
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(it -> it.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void bothAnswerAsTheNameSays(String name) throws Exception {
        Recipe recipe = Recipe.read(name);
        PartVector vector = recipe.vector();
        var attempt = TestParts.open(vector.opened(), vector.index(), vector.sealed());
        String answer = switch (attempt.opening()) {
            case PartOpening.Opened whole -> "whole";
            case PartOpening.Refused(var reason) -> reason.wire();
        };
        assertThat(answer).isEqualTo(vector.answer()).isEqualTo(second(recipe));
        byte[] plain = plain(recipe.size());
        assertThat(Arrays.mismatch(attempt.written(), plain))
                .as("only authentic bytes, from the beginning on")
                .isIn(-1, attempt.written().length);
    }

    private static String second(Recipe recipe) throws Exception {
        try {
            assertThat(SecondParts.open(recipe.place(), recipe.sealed())).isEqualTo(plain(recipe.size()));
            return "whole";
        } catch (SecondReader.No e) {
            return e.getMessage();
        }
    }

    @Test
    void everyRecipeThatIsMadeIsThere() throws Exception {
        assertThat(names().toList())
                .isEqualTo(make().stream().map(Recipe::name).sorted().toList());
        for (Recipe recipe : make()) {
            assertThat(Files.readAllBytes(FOLDER.resolve(recipe.name() + ".json")))
                    .isEqualTo(recipe.json());
        }
    }
}

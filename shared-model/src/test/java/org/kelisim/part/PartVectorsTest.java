package org.kelisim.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.part.TestParts.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kelisim.envelope.SealedPart;
import org.kelisim.json.Digest;
import org.kelisim.notice.Notice;
import org.kelisim.second.SecondParts;
import org.kelisim.second.SecondReader;

/**
 * The attachments in {@code docs/spec/vectors/part}, judged by the product and by the second implementation; made anew by
 * {@code -Dkelisim.vectors=write}. The file's name is the answer, a dot and what is special.
 */
class PartVectorsTest {
    private static final Path FOLDER = Path.of("..", "docs", "spec", "vectors", "part");

    @BeforeAll
    static void write() throws Exception {
        if (!"write".equals(System.getProperty("kelisim.vectors"))) {
            return;
        }
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.list(FOLDER)) {
            for (Path path : old.toList()) {
                Files.delete(path);
            }
        }
        for (PartVector vector : make()) {
            Files.write(FOLDER.resolve(vector.name() + ".json"), vector.json());
        }
    }

    private static List<PartVector> make() throws Exception {
        List<PartVector> made = new ArrayList<>();
        var parts = new TestParts(random(100), random(100), new byte[0]);
        PartVector sound = vector("whole.hundred-bytes", parts, 0);
        byte[] sealed = sound.sealed();
        made.add(sound);
        made.add(vector("whole.empty", parts, 2));
        made.add(vector("whole.padded-by-twelve-percent", new TestParts(random(4097)), 0));
        made.add(sound.with("not-authentic.flipped-bit", flipped(sealed, 500)));
        made.add(sound.with("not-authentic.flipped-salt", flipped(sealed, 1)));
        made.add(sound.with("not-authentic.flipped-prefix", flipped(sealed, 39)));
        made.add(sound.with("not-authentic.flipped-tag", flipped(sealed, sealed.length - 1)));
        made.add(sound.with("not-authentic.another-length-of-the-prologue", flipped(sealed, 0)));
        made.add(sound.with("not-authentic.another-attachment-of-the-dispatch", parts.sealed.get(1)));
        made.add(sound.with("wrong-length.cut-off", Arrays.copyOf(sealed, sealed.length - 1)));
        made.add(sound.with("wrong-length.one-byte-more", Arrays.copyOf(sealed, sealed.length + 1)));
        made.add(sound.with("wrong-length.nothing", new byte[0]));
        made.add(placed("not-authentic.of-another-dispatch", sound, "KAZ-01a20dec-1fe7-751a-b488-e9b7f060e440", 0, 3));
        made.add(placed("not-authentic.in-another-place", sound, sound.dispatch(), 1, 3));
        made.add(placed("not-authentic.among-fewer", sound, sound.dispatch(), 0, 2));
        made.add(new PartVector(
                "wrong-digest.another-sealing",
                sound.sender(),
                sound.dispatch(),
                0,
                3,
                100,
                sound.sha384(),
                Digest.of(new byte[9]).hex(),
                sound.sealedSize(),
                sound.key(),
                sealed));
        made.add(forged("differs-from-notice.another-byte", sound, flipped(padded(), 5)));
        made.add(forged("differs-from-notice.padded-with-a-one", sound, flipped(padded(), 4095)));
        made.add(forged("not-authentic.not-marked-as-last", sound, padded()));
        return made;
    }

    private static byte[] padded() {
        return Arrays.copyOf(random(100), 4096);
    }

    /** What a sender makes who does not keep to the rules: other plain bytes, or a stream that never ends. */
    private static PartVector forged(String name, PartVector of, byte[] padded) throws Exception {
        SecondParts.Place place = place(of);
        byte[] sealed = name.endsWith("last")
                ? SecondParts.unfinished(place, padded, new byte[32], new byte[7])
                : SecondParts.seal(place, padded, new byte[32], new byte[7]);
        return new PartVector(
                name,
                of.sender(),
                of.dispatch(),
                of.index(),
                of.count(),
                of.size(),
                of.sha384(),
                Digest.of(sealed).hex(),
                sealed.length,
                of.key(),
                sealed);
    }

    private static PartVector placed(String name, PartVector of, String dispatch, int index, int count) {
        return new PartVector(
                name,
                of.sender(),
                dispatch,
                index,
                count,
                of.size(),
                of.sha384(),
                of.id(),
                of.sealedSize(),
                of.key(),
                of.sealed());
    }

    private static PartVector vector(String name, TestParts parts, int index) {
        Notice notice = parts.released.notice();
        SealedPart part = parts.parts.get(index);
        return new PartVector(
                name,
                notice.routing().sender().toString(),
                notice.id().toString(),
                index,
                notice.parts().size(),
                notice.parts().get(index).size(),
                notice.parts().get(index).sha384().hex(),
                part.id().hex(),
                part.size(),
                part.key(),
                parts.sealed.get(index));
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private static SecondParts.Place place(PartVector it) {
        return new SecondParts.Place(
                it.sender(),
                it.dispatch(),
                it.index(),
                it.count(),
                it.size(),
                it.sha384(),
                it.id(),
                it.sealedSize(),
                it.key());
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(it -> it.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    private static PartVector read(String name) throws IOException {
        return PartVector.parse(name, Files.readAllBytes(FOLDER.resolve(name + ".json")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theProductAnswersAsTheNameSays(String name) throws IOException {
        PartVector vector = read(name);
        var attempt = TestParts.open(vector.opened(), vector.index(), vector.sealed());
        String answer = switch (attempt.opening()) {
            case PartOpening.Opened whole -> "whole";
            case PartOpening.Refused(var reason) -> reason.wire();
        };
        assertThat(answer).isEqualTo(vector.answer());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSecondImplementationAnswersAlike(String name) throws Exception {
        PartVector vector = read(name);
        String answer;
        try {
            SecondParts.open(place(vector), vector.sealed());
            answer = "whole";
        } catch (SecondReader.No e) {
            answer = e.getMessage();
        }
        assertThat(answer).isEqualTo(vector.answer());
    }

    @Test
    void everyVectorThatIsMadeIsThere() throws Exception {
        assertThat(names().toList())
                .isEqualTo(make().stream().map(PartVector::name).sorted().toList());
    }

    @Test
    void bothReadWhatTheOtherSealsInSeveralChunks() throws Exception {
        byte[] plain = random(2_500_000);
        var parts = new TestParts(plain);
        PartVector ours = vector("whole.ours", parts, 0);
        assertThat(Arrays.equals(SecondParts.open(place(ours), ours.sealed()), plain))
                .isTrue();

        byte[] theirs = SecondParts.seal(place(ours), plain, random(32), random(7));
        var listed = new PartVector(
                "whole.theirs",
                ours.sender(),
                ours.dispatch(),
                0,
                1,
                plain.length,
                ours.sha384(),
                Digest.of(theirs).hex(),
                theirs.length,
                ours.key(),
                theirs);
        var attempt = TestParts.open(listed.opened(), 0, theirs);
        assertThat(attempt.opening()).isInstanceOf(PartOpening.Opened.class);
        assertThat(Arrays.equals(attempt.written(), plain)).isTrue();
    }

    @Test
    void bothKnowTheSameSizes() {
        for (long size : new long[] {0, 4096, 4097, 8191, 8192, 8193, 1 << 20, (1 << 20) + 1, 123_456_789, 1L << 32}) {
            assertThat(SecondParts.sealedSize(size)).isEqualTo(org.kelisim.notice.PartSize.sealed(size));
        }
    }
}

package org.kelisim.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.part.TestParts.random;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.SealedPart;
import org.kelisim.json.Digest;
import org.kelisim.notice.PartSize;

class PartTest {
    private static final int CHUNK = PartSize.CHUNK;
    private static final int FIRST = CHUNK - PartSize.PROLOGUE - PartSize.TAG;
    private static final int LATER = CHUNK - PartSize.TAG;

    private static TestParts three;

    @BeforeAll
    static void seal() throws IOException {
        three = new TestParts(random(3 * CHUNK + 5), random(3 * CHUNK + 5), random(10));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 4095, 4096, 4097, FIRST - 1, FIRST, FIRST + 1, FIRST + LATER, FIRST + LATER + 1, 5_000_000})
    void theRecipientGetsBackEveryByte(int size) throws IOException {
        var parts = new TestParts(random(size));
        assertThat(parts.sealed.getFirst().length)
                .isEqualTo((int) parts.parts.getFirst().size())
                .isEqualTo((int) PartSize.sealed(size));
        assertThat(parts.parts.getFirst().id()).isEqualTo(Digest.of(parts.sealed.getFirst()));
        var attempt = parts.open(0, parts.sealed.getFirst());
        assertThat(attempt.opening())
                .isEqualTo(
                        new PartOpening.Opened(parts.released.notice().parts().getFirst()));
        assertThat(Arrays.mismatch(attempt.written(), parts.plain.getFirst())).isEqualTo(-1);
    }

    @Test
    void everySealingHasAKeyOfItsOwn() throws IOException {
        var again = new TestParts(random(10), random(10));
        assertThat(again.parts.get(0).key()).isNotEqualTo(again.parts.get(1).key());
        assertThat(again.sealed.get(0)).isNotEqualTo(again.sealed.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 39, 40, CHUNK - 1, CHUNK, 2 * CHUNK + 7, 3 * CHUNK - 1})
    void aFlippedBitIsSeenInItsChunkAndNothingOfThatChunkIsHandedOut(int at) throws IOException {
        byte[] altered = three.sealed.getFirst().clone();
        altered[at] ^= 4;
        var attempt = three.open(0, altered);
        assertThat(attempt.opening()).isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
        int whole = at < CHUNK ? 0 : FIRST + (at / CHUNK - 1) * LATER;
        assertPrefix(attempt.written(), whole);
    }

    @Test
    void aFlippedBitInThePaddingIsSeenToo() throws IOException {
        byte[] altered = three.sealed.getFirst().clone();
        altered[altered.length - 17] ^= 1;
        assertThat(three.open(0, altered).opening()).isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
    }

    @Test
    void chunksThatChangedPlacesAreSeen() throws IOException {
        byte[] moved = three.sealed.getFirst().clone();
        System.arraycopy(three.sealed.getFirst(), CHUNK, moved, 2 * CHUNK, CHUNK);
        System.arraycopy(three.sealed.getFirst(), 2 * CHUNK, moved, CHUNK, CHUNK);
        var attempt = three.open(0, moved);
        assertThat(attempt.opening()).isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
        assertPrefix(attempt.written(), FIRST);
    }

    @Test
    void aChunkOfAnotherAttachmentIsSeen() throws IOException {
        byte[] mixed = three.sealed.getFirst().clone();
        System.arraycopy(three.sealed.get(1), CHUNK, mixed, CHUNK, CHUNK);
        assertThat(three.open(0, mixed).opening()).isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 41, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 20})
    void cuttingOffIsSeen(int length) throws IOException {
        var attempt = three.open(0, Arrays.copyOf(three.sealed.getFirst(), length));
        assertThat(attempt.opening()).isEqualTo(refused(PartRefusal.WRONG_LENGTH));
    }

    @Test
    void cuttingOffIsSeenEvenIfTheHeaderSaysSo() throws IOException {
        byte[] cut = Arrays.copyOf(three.sealed.getFirst(), CHUNK);
        Opened lying = listedAs(cut);
        assertThat(TestParts.open(lying, 0, cut).opening()).isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
    }

    @Test
    void moreBytesAreSeenAndNotReadOn() throws IOException {
        byte[] sealed = three.sealed.getFirst();
        assertThat(three.open(0, Arrays.copyOf(sealed, sealed.length + 1)).opening())
                .isEqualTo(refused(PartRefusal.WRONG_LENGTH));
        var endless = new InputStream() {
            long read;

            @Override
            public int read() {
                read++;
                return 0;
            }
        };
        var opening = PartOpener.open(three.opened(), 2, endless, OutputStream.nullOutputStream());
        assertThat(opening).isInstanceOf(PartOpening.Refused.class);
        assertThat(endless.read).isLessThan(2L * CHUNK);
    }

    @Test
    void anAttachmentOpensInItsOwnPlaceOnly() throws IOException {
        var swapped = List.of(three.parts.get(1), three.parts.get(0), three.parts.get(2));
        assertThat(TestParts.open(three.opened(swapped), 0, three.sealed.get(1)).opening())
                .isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
    }

    @Test
    void anAttachmentOpensInItsOwnDispatchOnly() throws IOException {
        Opened other = TestParts.opened(TestParts.released(three.plain.toArray(byte[][]::new)), three.parts);
        assertThat(TestParts.open(other, 0, three.sealed.getFirst()).opening())
                .isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
    }

    @Test
    void anAttachmentOpensAmongAsManyAsItWasSealedOnly() throws IOException {
        Opened fewer =
                TestParts.opened(TestParts.released(three.plain.get(0), three.plain.get(1)), three.parts.subList(0, 2));
        assertThat(TestParts.open(fewer, 0, three.sealed.getFirst()).opening())
                .isEqualTo(refused(PartRefusal.NOT_AUTHENTIC));
    }

    @Test
    void otherSealedBytesThanThoseSignedForAreSeen() throws IOException {
        SealedPart sound = three.parts.get(2);
        var listed = List.of(
                three.parts.get(0),
                three.parts.get(1),
                new SealedPart(Digest.of(new byte[1]), sound.size(), sound.key()));
        assertThat(TestParts.open(three.opened(listed), 2, three.sealed.get(2)).opening())
                .isEqualTo(refused(PartRefusal.WRONG_DIGEST));
    }

    @Test
    void otherPlainBytesThanThoseApprovedAreSeen() throws IOException {
        byte[] plain = new byte[4096];
        plain[9] = 1;
        assertThat(forgedAs(TestParts.released(random(10)), plain)).isEqualTo(refused(PartRefusal.DIFFERS_FROM_NOTICE));
    }

    @Test
    void paddingThatIsNotZeroIsSeen() throws IOException {
        byte[] plain = Arrays.copyOf(random(10), 4096);
        assertThat(forgedAs(TestParts.released(random(10)), plain)).isInstanceOf(PartOpening.Opened.class);
        plain[4095] = 1;
        assertThat(forgedAs(TestParts.released(random(10)), plain)).isEqualTo(refused(PartRefusal.DIFFERS_FROM_NOTICE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 11, 10_000_000})
    void sealsOnlyWhatTheNoticeDescribes(int size) throws IOException {
        var released = TestParts.released(random(10));
        var sealing =
                PartSealer.seal(released, 0, new ByteArrayInputStream(random(size)), OutputStream.nullOutputStream());
        assertThat(sealing).isEqualTo(new PartSealing.Refused(PartRefusal.DIFFERS_FROM_NOTICE));
        var other =
                PartSealer.seal(released, 0, new ByteArrayInputStream(new byte[10]), OutputStream.nullOutputStream());
        assertThat(other).isEqualTo(new PartSealing.Refused(PartRefusal.DIFFERS_FROM_NOTICE));
    }

    @Test
    void aSourceThatBreaksIsNotAnAlteredAttachment() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        };
        assertThatThrownBy(() -> PartOpener.open(three.opened(), 0, broken, OutputStream.nullOutputStream()))
                .hasMessage("the line went dead");
        assertThatThrownBy(() -> PartSealer.seal(three.released, 0, broken, OutputStream.nullOutputStream()))
                .hasMessage("the line went dead");
    }

    @Test
    void theAssociatedDataIsThePlaceInTheDispatch() {
        var routing = three.released.notice().routing();
        assertThat(new String(PartCipher.place(routing, 1, 3), UTF_8))
                .isEqualTo("[\"kelisim-1\",\"KAZ/migration-service\",\"" + routing.id() + "\",1,3]");
    }

    /** Nothing but authentic bytes, and none from this one on. */
    private static void assertPrefix(byte[] written, int authentic) {
        assertThat(written.length).isBetween(Math.max(0, authentic - 64 * 1024), authentic);
        byte[] plain = Arrays.copyOf(three.plain.getFirst(), written.length);
        assertThat(Arrays.mismatch(written, plain)).isEqualTo(-1);
    }

    /** A dispatch whose sender lists these sealed bytes as the first of three attachments. */
    private static Opened listedAs(byte[] sealed) {
        byte[] key = three.parts.getFirst().key();
        return three.opened(
                List.of(new SealedPart(Digest.of(sealed), sealed.length, key), three.parts.get(1), three.parts.get(2)));
    }

    /** What a sender makes who does not keep to the notice. */
    private static PartOpening forgedAs(org.kelisim.notice.Released released, byte[] padded) throws IOException {
        byte[] key = random(32);
        var out = new ByteArrayOutputStream();
        try (OutputStream chunks = new PartCipher(key, released.notice().routing(), 0, 1).encrypting(out)) {
            chunks.write(padded);
        }
        byte[] sealed = out.toByteArray();
        Opened dispatch = TestParts.opened(released, List.of(new SealedPart(Digest.of(sealed), sealed.length, key)));
        return TestParts.open(dispatch, 0, sealed).opening();
    }

    private static PartOpening refused(PartRefusal reason) {
        return new PartOpening.Refused(reason);
    }
}

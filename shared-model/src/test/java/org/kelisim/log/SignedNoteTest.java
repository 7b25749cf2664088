package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.log.SignedNote.Signed.ABSENT;
import static org.kelisim.log.SignedNote.Signed.FORGED;
import static org.kelisim.log.SignedNote.Signed.VALID;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The example of the standard, C2SP signed-note. */
    private static final String EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String EXAMPLE = "This is an example message.\n\n"
            + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    private final NoteSigner signer = NoteSigner.generate("log.example/one");
    private final NoteSigner other = NoteSigner.generate("log.example/two");

    @Test
    void verifiesTheStandardsExample() {
        var note = SignedNote.parse(EXAMPLE.getBytes(UTF_8));
        assertThat(note.check(NoteKey.parse(EXAMPLE_KEY))).isEqualTo(VALID);
        assertThat(note.format()).isEqualTo(EXAMPLE);
    }

    @Test
    void anotherKeyOfTheSameNameIsUnknownAndMeansNothing() {
        var impostor = NoteSigner.generate("log.example/one");
        var note = impostor.sign("text\n");
        assertThat(note.check(signer.key())).isEqualTo(ABSENT);
        assertThat(note.check(impostor.key())).isEqualTo(VALID);
    }

    @Test
    void unknownSignaturesAreIgnoredAndRequiredOnesChecked() {
        var note = signer.sign("text\n").with(other.sign("another text\n").signatures());
        assertThat(note.check(signer.key())).isEqualTo(VALID);
        assertThat(note.check(other.key())).isEqualTo(FORGED);
        assertThat(note.check(NoteKey.parse(EXAMPLE_KEY))).isEqualTo(ABSENT);
    }

    @Test
    void oneForgedLineSpoilsAGenuineOneOfTheSameKey() {
        var note = signer.sign("text\n").with(signer.sign("another text\n").signatures());
        assertThat(note.check(signer.key())).isEqualTo(FORGED);
    }

    @Test
    void aSignatureOfAnotherLengthIsForged() {
        var cut = new NoteSignature(signer.key().name(), signer.key().id(), new byte[63]);
        assertThat(SignedNote.of("text\n", cut).check(signer.key())).isEqualTo(FORGED);
    }

    @Test
    void theTextMayHoldEmptyLinesAndEndsAtTheLastOne() {
        String text = "one\n\n\u2014 not a signature\n\ntwo\n";
        var note = SignedNote.parse(signer.sign(text).format());
        assertThat(note.text()).isEqualTo(text);
        assertThat(note.check(signer.key())).isEqualTo(VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n\u2014 a AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAA=",
                "text\n\n\u2014 a AAAAAAA=\n\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "text\n\n\u2014 a  AAAAAAA=\n",
                "text\n\n\u2014 a\n",
                "text\n\n\u2014 a AAAA\n",
                "text\n\n\u2014 a AAAAAA==\n",
                "text\n\n\u2014 a AAAAAAB=\n",
                "text\n\n\u2014 a AAAAAAA\n",
                "text\n\n\u2014 a AAAAAAA=\n \n",
                "text\n\n\u2014 a+b AAAAAAA=\n",
                "text\n\n\u2014 a\u00a0b AAAAAAA=\n",
                "te\rxt\n\n\u2014 a AAAAAAA=\n",
                "te\u0000xt\n\n\u2014 a AAAAAAA=\n",
                "text\r\n\r\n\u2014 a AAAAAAA=\r\n",
                "te\ud800xt\n\n\u2014 a AAAAAAA=\n"
            })
    void refusesMalformedNotes(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTooManySignaturesTooManyBytesAndBrokenUtf8() {
        String line = "\u2014 a AAAAAAA=\n";
        assertThat(SignedNote.parse("text\n\n" + line.repeat(64)).signatures()).hasSize(64);
        for (String note : List.of("text\n\n" + line.repeat(65), "x".repeat(SignedNote.MAX_BYTES) + "\n\n" + line)) {
            assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(MalformedLogException.class);
        }
        byte[] broken = EXAMPLE.getBytes(UTF_8);
        broken[3] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(broken)).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> signer.sign("no line feed")).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> signer.sign("text\n")
                        .with(Collections.nCopies(
                                64, signer.sign("text\n").signatures().getFirst())))
                .isInstanceOf(MalformedLogException.class);
    }
}

package org.kelisim.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.log.SignedNote.Signed.VALID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteKeyTest {
    /** Published keys of the Go project's note package; signatures are deterministic, so the line is known, too. */
    private static final String SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void signsAsOtherImplementationsDo() {
        var signer = NoteSigner.parseSecretKey(SECRET + "\n");
        assertThat(signer.key()).hasToString(PUBLIC).isEqualTo(NoteKey.parse(PUBLIC));
        assertThat(signer.exportSecretKey()).isEqualTo(SECRET);
        assertThat(signer.sign("If you think cryptography is the answer to your problem,\n"
                                + "then you don't know what your problem is.\n")
                        .format())
                .endsWith(
                        "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    }

    @Test
    void aNewKeySurvivesItsTextForms() {
        var signer = NoteSigner.generate("kelisim.example/log");
        var again = NoteSigner.parseSecretKey(signer.exportSecretKey());
        assertThat(again.sign("x\n").check(NoteKey.parse(signer.key().toString())))
                .isEqualTo(VALID);
        assertThat(NoteSigner.generate("kelisim.example/log").key()).isNotEqualTo(signer.key());
    }

    @Test
    void doesNotShowItsSecretByAccident() {
        var signer = NoteSigner.generate("kelisim.example/log");
        String secret = signer.exportSecretKey();
        assertThat(signer.toString()).doesNotContain(secret.substring(secret.lastIndexOf('+') + 1));
    }

    @Test
    void refusesEveryChangedCharacterOfAKey() {
        for (int i = 0; i < PUBLIC.length(); i++) {
            String bad = PUBLIC.substring(0, i) + (char) (PUBLIC.charAt(i) + 1) + PUBLIC.substring(i + 1);
            assertThatThrownBy(() -> NoteKey.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int i = 0; i < SECRET.length(); i++) {
            String bad = SECRET.substring(0, i) + (char) (SECRET.charAt(i) + 1) + SECRET.substring(i + 1);
            assertThatThrownBy(() -> NoteSigner.parseSecretKey(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "++",
                "name",
                "name+00000000",
                "name+00000000+",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW ",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q="
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\u2003b", "a+b", "a\nb", "a\u0085b"})
    void refusesNamesThatANoteCannotCarry(String name) {
        assertThatThrownBy(() -> NoteSigner.generate(name)).isInstanceOf(MalformedLogException.class);
    }
}

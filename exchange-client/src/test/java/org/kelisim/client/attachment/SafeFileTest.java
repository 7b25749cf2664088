package org.kelisim.client.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Маршрут 2.pdf, Маршрут 2.pdf",
        "../../etc/passwd, __.._etc_passwd",
        "..\\..\\a.txt, __.._a.txt",
        "/etc/passwd, _etc_passwd",
        "C:\\a.txt, C__a.txt",
        "-rf, _rf",
        ".ssh, _ssh",
        "~root, _root",
        "con.txt, _con.txt",
        "NUL, _NUL",
        "a.txt..., a.txt",
        "gpj.\u202Eexe, gpj._exe",
        "a\u0000b, a_b",
        "a?b*c|d, a_b_c_d"
    })
    void namesAreHarmless(String given, String name) {
        assertThat(SafeFile.name(given)).isEqualTo(name);
    }

    @Test
    void lineFeedsAreNoPartOfAName() {
        assertThat(SafeFile.name("a\nb")).isEqualTo("a_b");
    }

    @Test
    void longNamesKeepTheirEnding() {
        String name = SafeFile.name("Ж".repeat(200) + ".pdf");
        assertThat(name).endsWith("Ж.pdf");
        assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(200);
    }

    @Test
    void neverReplacesAFileNorFollowsALink() throws IOException {
        Path outside = Files.createTempFile("kelisim-outside", ".txt");
        Files.writeString(folder.resolve("a.txt"), "first");
        Files.createSymbolicLink(folder.resolve("a (2).txt"), outside);
        var saved = SafeFile.save(folder, "a.txt", out -> written(out, "second"), it -> it);
        assertThat(saved.file()).hasFileName("a (3).txt").hasContent("second");
        assertThat(folder.resolve("a.txt")).hasContent("first");
        assertThat(outside).isEmptyFile();
        Files.delete(outside);
    }

    @Test
    void leavesNothingOfWhatIsNotWhole() throws IOException {
        SafeFile.save(folder, "a.txt", out -> written(out, "half"), it -> false);
        assertThatThrownBy(() -> SafeFile.save(
                        folder,
                        "a.txt",
                        out -> {
                            out.write(1);
                            throw new IOException("full");
                        },
                        it -> true))
                .hasMessage("full");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static Boolean written(java.io.OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        return true;
    }
}

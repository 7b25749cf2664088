package org.kelisim.infra.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kelisim.infra.demo.Demonstration;

/** The README names only files that are there, accounts that exist, and commands that the script knows. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final String readme = Files.readString(ROOT.resolve("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(found("\\]\\(([^)#]+)\\)"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    @Test
    void everyAccountExists() {
        List<String> accounts = Demonstration.builtIn().parties().stream()
                .flatMap(party -> party.people().stream())
                .map(Demonstration.DemoPerson::username)
                .toList();
        assertThat(found("`([a-z]+\\.[a-z]+[0-9]?)`"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(accounts).contains(name));
        assertThat(readme)
                .contains(Demonstration.builtIn().password())
                .contains(Demonstration.builtIn().pin());
    }

    @Test
    void everyCommandIsOneThatTheScriptKnows() throws Exception {
        Process help = new ProcessBuilder(ROOT.resolve("kelisim").toString(), "help")
                .redirectErrorStream(true)
                .start();
        String said = new String(help.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(help.waitFor()).isZero();
        assertThat(found("(?m)^(\\./kelisim [a-z]+)"))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(said).contains(command));
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

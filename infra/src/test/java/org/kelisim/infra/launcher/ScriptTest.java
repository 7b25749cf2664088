package org.kelisim.infra.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./kelisim} on a machine without a JDK 25. */
class ScriptTest {

    private static final Path HOME =
            Path.of(System.getProperty("kelisim.home", "..")).toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void saysHowToGetAJdkAndBuildsNothing() throws Exception {
        Answer answer = run(Map.of());
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.text())
                .startsWith("kelisim: no JDK 25 was found. Install one")
                .contains("JAVA_HOME")
                .hasLineCount(1);
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void doesNotTakeAnotherProgramForAJdk() throws Exception {
        Path old = folder.resolve("jdk/bin/javac");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "#!/bin/sh\necho javac 21.0.1\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        Answer answer = run(Map.of("JAVA_HOME", folder.resolve("jdk").toString()));
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.text()).startsWith("kelisim: no JDK 25 was found.");
    }

    private record Answer(int code, String text) {}

    /** A copy that looks for JDKs in none of the usual places, since there may be one. */
    private Answer run(Map<String, String> environment) throws Exception {
        String script = Files.readString(HOME.resolve("kelisim"))
                .replaceAll("/(usr/lib/jvm|opt|Library/Java)/", "/nowhere/$1/");
        Path copy = Files.writeString(folder.resolve("kelisim"), script);
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("bash", "dirname", "readlink", "grep")) {
            Files.createSymbolicLink(tools.resolve(tool), where(tool));
        }
        ProcessBuilder builder =
                new ProcessBuilder(tools.resolve("bash").toString(), copy.toString(), "run").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", folder.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), text.strip());
    }

    private static Path where(String tool) {
        return List.of("/usr/bin/", "/bin/", "/opt/homebrew/bin/").stream()
                .map(folder -> Path.of(folder + tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}

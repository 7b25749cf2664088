package org.kelisim.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An attachment is sealed and opened in a process of its own, whose heap is far smaller than the attachment. For another
 * size: {@code -Dkelisim.part.bytes=1073741824 -Dkelisim.part.heap=256m}.
 */
class PartMemoryTest {
    @TempDir
    Path folder;

    @Test
    void memoryStaysTheSameHoweverLargeTheAttachmentIs() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + System.getProperty("kelisim.part.heap", "32m"),
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PartTrial.class.getName(),
                        System.getProperty("kelisim.part.bytes", String.valueOf(96 << 20)),
                        folder.resolve("sealed").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        System.out.print(said);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("whole");
    }
}

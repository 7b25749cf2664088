package org.kelisim.infra.keycloak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The server's log: what was there before is kept as one older file. */
final class LogFile {

    private static final int LONGEST = 240;

    private LogFile() {}

    static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Path previous = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last line that reports an error, else the last line, shortened; empty when there is none. */
    static String lastError(Path log) {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
        } catch (IOException e) {
            return "";
        }
        String line = lines.stream()
                .filter(l -> l.contains("ERROR"))
                .reduce((first, second) -> second)
                .orElseGet(() -> lines.isEmpty() ? "" : lines.getLast());
        return line.strip().substring(0, Math.min(line.strip().length(), LONGEST));
    }
}

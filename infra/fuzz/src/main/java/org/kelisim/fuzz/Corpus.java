package org.kelisim.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Inputs that are kept: {@code infra/fuzz/corpus/TARGET}. */
final class Corpus {
    private Corpus() {}

    static Path folder(Target target) {
        return Known.HOME.resolve("infra/fuzz/corpus").resolve(target.word());
    }

    static List<byte[]> kept(Target target) throws IOException {
        List<byte[]> kept = new ArrayList<>(target.seeds());
        if (Files.isDirectory(folder(target))) {
            try (Stream<Path> files = Files.list(folder(target))) {
                for (Path file : files.sorted().toList()) {
                    kept.add(Files.readAllBytes(file));
                }
            }
        }
        return kept;
    }
}

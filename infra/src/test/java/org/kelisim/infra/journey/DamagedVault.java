package org.kelisim.infra.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;

/** A party's vault whose files a test damages; the good ones are kept aside. */
final class DamagedVault {

    private final Path vault;
    private final Path aside;

    private DamagedVault(Path vault, Path aside) {
        this.vault = vault;
        this.aside = aside;
    }

    static DamagedVault of(RunningTrial trial, String party) throws IOException {
        Path folder = trial.data().resolve("nodes").resolve(party);
        DamagedVault damaged = new DamagedVault(folder.resolve("vault"), folder.resolve("vault-aside"));
        Files.createDirectories(damaged.aside);
        copy(damaged.vault, damaged.aside);
        return damaged;
    }

    /** As a disk does that was full or was switched off. */
    void cutOff(String... names) throws IOException {
        for (String name : names) {
            Path file = vault.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    void flipAByte(String name) throws IOException {
        Path file = vault.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    void restore() throws IOException {
        copy(aside, vault);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        to.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}

package org.kelisim.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.cms.KeyFile.Guesses;

class PassphraseTest {
    @TempDir
    private Path folder;

    @Test
    void oneThatWasMadeNeedsNoStretching() {
        Path file = folder.resolve("kaz.passphrase");
        assertThat(Passphrase.create(file).guesses()).isEqualTo(Guesses.HOPELESS);
        assertThat(Passphrase.read(file).guesses()).isEqualTo(Guesses.HOPELESS);
    }

    @Test
    void oneThatAPersonWroteIsStretched() {
        assertThat(Passphrase.of("correct horse battery staple".toCharArray()).guesses())
                .isEqualTo(Guesses.FEASIBLE);
        assertThat(Passphrase.of("kelisim-is-the-name-of-our-exchange".toCharArray())
                        .guesses())
                .isEqualTo(Guesses.FEASIBLE);
    }
}

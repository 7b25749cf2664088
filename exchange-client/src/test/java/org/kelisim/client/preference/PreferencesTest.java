package org.kelisim.client.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.vault.DataKey;
import org.kelisim.client.vault.Passphrase;
import org.kelisim.client.vault.Vault;
import org.kelisim.client.vault.VaultSetup;
import org.kelisim.party.PartyCode;
import org.kelisim.storage.MemoryStore;

class PreferencesTest {
    @TempDir
    private Path folder;

    private final MemoryStore documents = new MemoryStore();
    private DataKey key;

    @BeforeEach
    void makeAKey() {
        Passphrase passphrase = Passphrase.create(folder.resolve("passphrase"));
        new VaultSetup(new PartyCode("KAZ"), List.of()).write(folder.resolve("vault"), passphrase);
        key = Vault.open(folder.resolve("vault"), passphrase, new TestClock()).dataKey();
    }

    @Test
    void keepsEachPersonsLastChoiceOverARestart() {
        Preferences before = Preferences.in(new NodeStore(documents, key));
        before.save("kaz.officer", "language", "en");
        before.save("kaz.officer", "language", "ru");

        Preferences after = Preferences.in(new NodeStore(documents, key));
        assertThat(after.find("kaz.officer", "language")).contains("ru");
        assertThat(after.find("kaz.releaser", "language")).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        Preferences preferences = Preferences.in(new NodeStore(documents, key));
        assertThatThrownBy(() -> preferences.save("kaz.officer", "language", "x".repeat(201)))
                .hasMessageContaining("at most 200");
    }
}

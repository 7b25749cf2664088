package org.kelisim.exchange.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.kelisim.storage.MemoryStore;

class RefusedSubmissionsTest {
    private final MemoryStore store = new MemoryStore();
    private final RefusedSubmissions refused =
            new RefusedSubmissions(store, InstantSource.fixed(Samples.NOW), new SecureRandom());

    @Test
    void keepsTheLastOnesOfEachPartyAndNoMore() {
        for (int i = 0; i < 3 * RefusedSubmissions.EACH; i++) {
            refused.record(Samples.KAZ, "KAZ-" + i, "signature-invalid");
        }
        refused.record(Samples.KGZ, "KGZ-1", "foreign-id");

        assertThat(store.scan(RefusedSubmissions.COLLECTION, 10_000))
                .hasSize(RefusedSubmissions.EACH + 1)
                .anySatisfy(it -> assertThat(it.getString("dispatch")).isEqualTo("KGZ-1"))
                .anySatisfy(it ->
                        assertThat(it.getString("dispatch")).isEqualTo("KAZ-" + (3 * RefusedSubmissions.EACH - 1)));
    }

    @Test
    void keepsNoLongTextsOfCallers() {
        refused.record(Samples.KAZ, "x".repeat(10_000), "malformed");

        assertThat(store.scan(RefusedSubmissions.COLLECTION, 1).getFirst().getString("dispatch"))
                .hasSize(60);
    }
}

package org.kelisim.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.kelisim.exchange.archive.Samples;
import org.kelisim.storage.Interruption;
import org.kelisim.storage.MemoryStore;

class StoredProofsTest {
    private static final Instant NOW = Samples.NOW;
    private static final Instant UNTIL = NOW.plusSeconds(120);
    private final MemoryStore store = new MemoryStore();
    private final StoredProofs proofs = replica(store);

    private static StoredProofs replica(MemoryStore store) {
        return new StoredProofs(store, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aProofIsGoodOnceInAllReplicas() {
        assertThat(proofs.firstUse("a", UNTIL)).isTrue();
        assertThat(proofs.firstUse("a", UNTIL)).isFalse();
        assertThat(replica(store).firstUse("a", UNTIL)).isFalse();
        assertThat(proofs.firstUse("b", UNTIL)).isTrue();
    }

    @Test
    void whatTheDatabaseDoesNotSayIsNoYes() {
        StoredProofs unsure = replica(store.through(Interruption.unknownAfter(2)));

        assertThatThrownBy(() -> unsure.firstUse("a", UNTIL)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void forgetsProofsThatAreOverAlsoThoseThatACrashLeftBehind() {
        proofs.firstUse("a", UNTIL);
        StoredProofs next = replica(store);
        next.firstUse("b", UNTIL.plusSeconds(60));

        next.sweep(UNTIL.plusSeconds(1));

        assertThat(store.scan("proofs", 10))
                .extracting(it -> it.getString("_id"))
                .containsExactly("b");
    }
}

package org.kelisim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DigestTest {
    private static final String EMPTY =
            "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b";

    @Test
    void isSha384OfThePiecesInTurn() {
        assertThat(Digest.of()).hasToString(EMPTY);
        assertThat(Digest.of("ab".getBytes(UTF_8), "c".getBytes(UTF_8))).isEqualTo(Digest.of("abc".getBytes(UTF_8)));
    }

    @Test
    void parsesItsOwnFormOnly() {
        assertThat(Digest.parse(EMPTY)).isEqualTo(Digest.of()).hasSameHashCodeAs(Digest.of());
        for (String bad : new String[] {
            "", EMPTY.substring(1), EMPTY + "0", EMPTY.toUpperCase(java.util.Locale.ROOT), "٣" + EMPTY.substring(1)
        }) {
            assertThatThrownBy(() -> Digest.parse(bad)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void cannotBeChangedFromOutside() {
        var digest = Digest.of();
        digest.bytes()[0] ^= 1;
        assertThat(digest).hasToString(EMPTY);
    }
}

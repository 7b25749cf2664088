package org.kelisim.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 4096",
        "1, 4096",
        "4096, 4096",
        "4097, 4352",
        "1000000, 1015808",
        "1048576, 1048576",
        "1048577, 1081344",
        "4294967295, 4294967296",
        "4294967296, 4294967296"
    })
    void padsAsPadme(long plain, long padded) {
        assertThat(PartSize.padded(plain)).isEqualTo(padded);
    }

    @Test
    void paddingNeverAddsMoreThanAnEighthAndNeverTakesAway() {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long plain = random.nextLong(PartSize.LEAST_PADDED, PartSize.MOST_PLAIN + 1);
            assertThat(PartSize.padded(plain)).isBetween(plain, plain + plain / 8);
            assertThat(PartSize.padded(PartSize.padded(plain))).isEqualTo(PartSize.padded(plain));
        }
    }

    @Test
    void theSealedSizeIsWhatTheCipherMakes() throws GeneralSecurityException {
        var cipher = new AesGcmHkdfStreaming(new byte[32], "HmacSha256", 32, PartSize.CHUNK, 0);
        var random = new Random(8);
        for (int i = 0; i < 100_000; i++) {
            long plain = random.nextLong(0, i % 2 == 0 ? 3L * PartSize.CHUNK : PartSize.MOST_PLAIN + 1);
            assertThat(PartSize.sealed(plain)).isEqualTo(cipher.expectedCiphertextSize(PartSize.padded(plain)));
        }
        assertThat(PartSize.MOST_SEALED).isEqualTo(cipher.expectedCiphertextSize(PartSize.MOST_PLAIN));
    }

    @Test
    void refusesMoreThanFourGibibytes() {
        assertThatThrownBy(() -> PartSize.sealed(PartSize.MOST_PLAIN + 1)).hasMessageContaining("4 GiB");
        assertThatThrownBy(() -> PartSize.padded(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}

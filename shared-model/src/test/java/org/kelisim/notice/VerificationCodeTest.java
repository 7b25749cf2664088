package org.kelisim.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.json.Digest;

class VerificationCodeTest {
    private static final byte[] BYTES = new byte[48];

    static {
        BYTES[0] = (byte) 0b00001_000;
        BYTES[1] = (byte) 0b10_00011_0;
        BYTES[14] = 0b00011;
        BYTES[15] = (byte) 0xff;
    }

    private final VerificationCode code = VerificationCode.of(new Digest(BYTES));

    @Test
    void isTheFirst125BitsInCrockfordsBase32() {
        assertThat(code.text()).isEqualTo("12300-00000-00000-00000-0003Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12300-00000-00000-00000-0003Z", "i23oo 00000 00000 00000 0003z", "l2300000000000000000–0003Z"})
    void isReadHoweverItWasTyped(String typed) {
        assertThat(VerificationCode.parse(typed)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12300", "12300-00000-00000-00000-0003U", "12300-00000-00000-00000-0003Z0"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(VerificationCode.parse(typed)).isEmpty();
    }
}

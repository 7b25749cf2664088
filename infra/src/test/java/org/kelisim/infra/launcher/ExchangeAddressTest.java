package org.kelisim.infra.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://exchange.example", "http://127.0.0.1:8182/", "http://localhost:8182"})
    void takesHttpsAndThisMachine(String text) {
        assertThat(ExchangeAddress.parse(text).uri()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exchange.example",
                "http://exchange.example",
                "ftp://127.0.0.1",
                "https:",
                "https://exa mple",
                "https://user:secret@exchange.example",
                "https://exchange.example/?x=1"
            })
    void saysWhatAnAddressLooksLike(String text) {
        assertThatThrownBy(() -> ExchangeAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give its base address, such as https://exchange.example");
    }

    @Test
    void anExchangeThatIsAwayIsNoFailure() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(ExchangeAddress.parse("http://127.0.0.1:" + free).answers()).isFalse();
    }
}

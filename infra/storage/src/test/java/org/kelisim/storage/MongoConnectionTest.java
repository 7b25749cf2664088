package org.kelisim.storage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class MongoConnectionTest {
    @Test
    void saysThatNothingAnswersWithoutShowingThePassword() throws IOException {
        int closed = closedPort();
        assertThatExceptionOfType(StorageUnavailableException.class)
                .isThrownBy(() -> DocumentStore.open("mongodb://kaz:s3cret@127.0.0.1:" + closed + "/", "kaz"))
                .withMessageContaining("127.0.0.1:" + closed)
                .withMessageContaining("nothing answers there")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void saysHowAnAddressIsWrittenWithoutShowingThePassword() {
        for (String wrong : new String[] {"", "localhost:27017", "mongodb://kaz:s3cr@et/x@host:port/", "mongodb://"}) {
            assertThatExceptionOfType(StorageUnavailableException.class)
                    .isThrownBy(() -> DocumentStore.open(wrong, "kaz"))
                    .withMessageContaining("mongodb://HOST:PORT")
                    .withMessageNotContaining("s3cr");
        }
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThatExceptionOfType(StorageUnavailableException.class)
                .isThrownBy(() -> DocumentStore.open("mongodb://no-such-host.invalid:27017/", "kaz"))
                .withMessageContaining("host name is unknown");
    }

    @Test
    void refusesANameThatIsNoDatabase() {
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentStore.open("mongodb://127.0.0.1:1/", "KAZ.x"));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

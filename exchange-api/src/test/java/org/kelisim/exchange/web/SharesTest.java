package org.kelisim.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.exchange.archive.Samples.KAZ;
import static org.kelisim.exchange.archive.Samples.KGZ;
import static org.kelisim.exchange.archive.Samples.TJK;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares shares = new Shares(5, 3, Duration.ZERO);

    @Test
    void onePartyCannotTakeAllOfIt() {
        shares.take(KAZ, 3);

        assertThatThrownBy(() -> shares.take(KAZ, 1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS));
        shares.take(KGZ, 2).close();
    }

    @Test
    void saysThatTheExchangeIsBusyWhenEverybodyTogetherHasAll() {
        shares.take(KAZ, 3);
        shares.take(KGZ, 2);

        assertThatThrownBy(() -> shares.take(TJK, 1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_READY));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        for (int i = 0; i < 10; i++) {
            shares.take(KAZ, 3).close();
        }
        shares.take(KGZ, 3);
        assertThatThrownBy(() -> shares.take(KAZ, 3)).isInstanceOf(ProblemException.class);
        shares.take(KAZ, 2);
    }
}

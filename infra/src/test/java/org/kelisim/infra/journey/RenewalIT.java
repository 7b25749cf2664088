package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.infra.demo.OldDemonstration;

/** A trial that was left alone for longer than its list of members is valid. */
class RenewalIT {
    @TempDir
    Path folder;

    @Test
    void aTrialWhoseListRanOutRenewsItAndStarts() throws Exception {
        Path data = folder.resolve("data");
        int ports = RunningTrial.freePorts();
        OldDemonstration.make(data, ports, Duration.ofDays(40));

        try (RunningTrial trial = RunningTrial.launch("renewal", data, ports, Map.of())) {
            trial.awaitReady();

            assertThat(trial.output())
                    .containsSubsequence(
                            "the list of members has run out",
                            "list of members renewed by two demonstration registrars",
                            "Exchange: ready",
                            "Kelisim is ready");
        }
    }
}

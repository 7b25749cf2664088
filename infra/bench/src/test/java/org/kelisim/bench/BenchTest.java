package org.kelisim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No time is asserted anywhere: a busy machine fails no build. */
class BenchTest {

    @Test
    void theEnvelopeIsMeasuredInEverySizeBesideItsLimit() throws Exception {
        List<String> lines = linesOf("envelope");
        assertThat(lines).allMatch(line -> line.matches("# .+|[A-Za-z0-9.-]+ -?[0-9.]+ [A-Za-z0-9/%]+"));
        assertThat(lines.stream().map(line -> line.split(" ")[0]))
                .contains(
                        "seal.4KiB.1",
                        "seal.4KiB.1.limit",
                        "seal.4KiB.1.of-limit",
                        "verify-outer.4KiB.1.allocation",
                        "open.64KiB.5.of-limit",
                        "verify-outer.1MiB.12.of-limit",
                        "part-seal.of-limit",
                        "part-open.of-limit",
                        "refuse.1MiB.of-sha384",
                        "seal.first")
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhichThereAre() {
        assertThat(Bench.run(new String[] {})).isEqualTo(2);
        assertThat(Bench.run(new String[] {"nonsense"})).isEqualTo(2);
        assertThat(Bench.run(new String[] {"envelope", "--slow"})).isEqualTo(2);
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Duel.median(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(Duel.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
    }

    private static List<String> linesOf(String name) throws Exception {
        var bytes = new ByteArrayOutputStream();
        Bench.ALL.get(name).run(Effort.NONE, new Lines(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

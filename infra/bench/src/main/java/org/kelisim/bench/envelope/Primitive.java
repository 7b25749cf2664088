package org.kelisim.bench.envelope;

import java.util.List;
import java.util.Optional;
import org.kelisim.bench.Duel;
import org.kelisim.bench.Effort;
import org.kelisim.bench.Lines;
import org.kelisim.bench.Work;

/**
 * One arithmetic operation in the implementations that are at hand, each with its key prepared.
 *
 * @param name as printed, {@code p384-verify}
 */
record Primitive(String name, List<By> candidates) {

    /** What one provider makes of it. */
    record By(String provider, Work work) {}

    /** The fastest one here, tried before all else is measured; all are printed. */
    Work fastest(Effort effort, Lines out) throws Exception {
        Optional<By> best = Optional.empty();
        double least = Double.MAX_VALUE;
        for (By candidate : candidates) {
            double nanos = Duel.nanos(effort, candidate.work());
            String line = "primitive." + name + "." + candidate.provider();
            out.value(line, 1e9 / nanos, "ops/s");
            out.value(line + ".allocation", Duel.allocation(effort, candidate.work()) / 1024, "KiB");
            if (nanos < least) {
                least = nanos;
                best = Optional.of(candidate);
            }
        }
        return best.orElseThrow().work();
    }
}

package org.kelisim.bench.envelope;

import java.util.Map;
import java.util.TreeMap;
import org.kelisim.bench.Duel;
import org.kelisim.bench.Effort;
import org.kelisim.bench.FreshJava;
import org.kelisim.bench.Lines;
import org.kelisim.bench.Work;
import org.kelisim.envelope.Opened;

/**
 * How long a node takes to refuse arbitrary bytes, beside SHA-384 over the same bytes. What signatures and the key
 * encapsulation take whatever the length is subtracted; the exchange's check is the first part of the node's.
 */
public final class RefusalBench {
    private static final Map<Integer, String> LENGTHS = new TreeMap<>(Map.of(64 * 1024, "64KiB", 1024 * 1024, "1MiB"));

    private RefusalBench() {}

    static void measure(Effort effort, Lines out, BenchWorld world, Limit limit) throws Exception {
        var shorter = new Effort(effort.warmUpMillis() / 2, Math.min(3, effort.rounds()), effort.sliceMillis(), 1);
        double fixed = effort.warmUpMillis() == 0 ? 0 : Duel.nanos(shorter, limit.open(new Sizes(0, 0, 0)));
        for (var length : LENGTHS.entrySet()) {
            double worst = 0;
            for (var input : new HostileInput(world, length.getKey()).all().entrySet()) {
                byte[] bytes = input.getValue().get();
                Duel duel = Duel.of(shorter, refusing(world, bytes), Primitives.digest("SHA-384", bytes.length));
                double ratio = Math.max(0, duel.workNanos() - fixed) / duel.limitNanos();
                out.value("refuse." + length.getValue() + "." + input.getKey() + ".of-sha384", ratio, "ratio");
                worst = Math.max(worst, ratio);
            }
            out.value("refuse." + length.getValue() + ".of-sha384", worst, "ratio");
        }
        FreshJava.run("-Xmx64m", RefusalBench.class);
        out.count("refuse.1MiB.heap", 64, "MiB");
    }

    private static Work refusing(BenchWorld world, byte[] bytes) {
        return () -> {
            if (world.open(bytes) instanceof Opened) {
                BenchWorld.failed("it was not refused");
            }
        };
    }

    /** In a fresh machine with little memory: refuses every input. */
    public static void main(String[] args) throws Exception {
        var world = new BenchWorld();
        for (var input : new HostileInput(world, 1024 * 1024).all().values()) {
            refusing(world, input.get()).once();
        }
    }
}

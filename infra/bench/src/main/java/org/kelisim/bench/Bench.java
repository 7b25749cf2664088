package org.kelisim.bench;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import org.kelisim.bench.envelope.EnvelopeBench;

/** {@code ./kelisim bench NAME [--quick]}. Exit codes: 0 measured, 1 something failed, 2 wrong options. */
public final class Bench {
    /** A new measurement is entered here. */
    static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of("envelope", new EnvelopeBench()));

    private Bench() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String[] args) {
        boolean quick = args.length == 2 && args[1].equals("--quick");
        if (args.length == 0 || !ALL.containsKey(args[0]) || args.length > (quick ? 2 : 1)) {
            System.err.println("kelisim bench: say what to measure: ./kelisim bench " + String.join("|", ALL.keySet())
                    + "|portal [--quick]");
            return 2;
        }
        var out = new Lines(System.out);
        out.note("%s, %d processors, load %.1f before"
                .formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        try {
            ALL.get(args[0]).run(quick ? Effort.QUICK : Effort.FULL, out);
            return 0;
        } catch (Exception e) {
            System.err.println("kelisim bench: the measurement failed: " + e);
            return 1;
        }
    }
}

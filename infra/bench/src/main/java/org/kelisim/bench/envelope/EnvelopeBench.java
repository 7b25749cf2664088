package org.kelisim.bench.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kelisim.bench.Benchmark;
import org.kelisim.bench.Duel;
import org.kelisim.bench.Effort;
import org.kelisim.bench.Lines;
import org.kelisim.bench.Work;
import org.kelisim.envelope.Dispatch;
import org.kelisim.envelope.Evidence;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.VerifiedDispatch;
import org.kelisim.notice.Released;

/** {@code ./kelisim bench envelope}; docs/benchmarks.md says how it measures. */
public final class EnvelopeBench implements Benchmark {
    private static final Map<Integer, String> CONTENTS =
            new TreeMap<>(Map.of(4 * 1024, "4KiB", 64 * 1024, "64KiB", 1024 * 1024, "1MiB"));
    private static final List<Integer> RECIPIENTS = List.of(1, 5, BenchWorld.RECIPIENTS);

    @Override
    public void run(Effort effort, Lines out) throws Exception {
        var world = new BenchWorld();
        var limit = new Limit(new Primitives(effort, out));
        warmUp(effort, world);
        for (var content : CONTENTS.entrySet()) {
            for (int recipients : RECIPIENTS) {
                measure(effort, out, world, limit, content.getKey(), content.getValue() + "." + recipients, recipients);
            }
        }
        PartBench.measure(effort, out, world);
        RefusalBench.measure(effort, out, world, limit);
        FirstSeal.measure(effort, out, world);
    }

    /** What all sizes share is compiled before the first of them is measured. */
    private static void warmUp(Effort effort, BenchWorld world) throws Exception {
        Released released = world.released(4096, 1);
        Dispatch dispatch = world.seal(released);
        Evidence evidence = world.logged(dispatch);
        Effort longer = new Effort(5 * effort.warmUpMillis(), 1, 0, 0);
        Duel.nanos(longer, () -> {
            world.verify(world.seal(released).bytes());
            world.open(dispatch.bytes(), evidence);
        });
    }

    private record Sample(Released released, Dispatch dispatch, Evidence evidence) {}

    private static void measure(
            Effort effort, Lines out, BenchWorld world, Limit limit, int content, String cell, int recipients)
            throws Exception {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 8; i++) {
            Released released = world.released(content, recipients);
            Dispatch dispatch = world.seal(released);
            samples.add(new Sample(released, dispatch, world.logged(dispatch)));
        }
        int size = samples.getFirst().dispatch().bytes().length;
        out.count("size." + cell, size, "bytes");
        Sizes sizes = Sizes.of(content, samples.getFirst().dispatch().bytes());
        if (sizes.sealed() < sizes.inner() || sizes.sealed() > sizes.inner() + 2048 * (recipients + 2)) {
            throw new IllegalStateException("the sample has not the wanted size: " + size);
        }

        int[] next = new int[3];
        Work verify = () -> {
            Sample sample = samples.get(next[0]++ & 7);
            if (!(world.verify(sample.dispatch().bytes()) instanceof VerifiedDispatch)) {
                BenchWorld.failed("verify-outer");
            }
        };
        Work seal = () -> world.seal(samples.get(next[1]++ & 7).released());
        Work open = () -> {
            Sample sample = samples.get(next[2]++ & 7);
            if (!(world.open(sample.dispatch().bytes(), sample.evidence()) instanceof Opened)) {
                BenchWorld.failed("open");
            }
        };
        print(effort, out, "verify-outer." + cell, verify, limit.verifyOuter(sizes));
        print(effort, out, "seal." + cell, seal, limit.seal(sizes, recipients));
        print(effort, out, "open." + cell, open, limit.open(sizes));
    }

    private static void print(Effort effort, Lines out, String name, Work work, Work limit) throws Exception {
        Duel duel = Duel.of(effort, work, limit);
        out.value(name, 1e9 / duel.workNanos(), "ops/s");
        out.value(name + ".limit", 1e9 / duel.limitNanos(), "ops/s");
        out.value(name + ".of-limit", duel.ofLimit(), "ratio");
        out.value(name + ".allocation", Duel.allocation(effort, work) / 1024, "KiB");
    }
}

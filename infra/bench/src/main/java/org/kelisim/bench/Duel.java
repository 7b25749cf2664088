package org.kelisim.bench;

import java.util.Arrays;

/**
 * A work and its limit, measured in turns: in each round both have a slice of the same CPU time, so what slows the
 * machine down slows both. Answers medians over the rounds; the ratio is the median of the rounds' ratios.
 *
 * @param workNanos CPU time of one work
 * @param limitNanos CPU time of the limit
 * @param ofLimit limit by work: 1 means that nothing is lost
 */
public record Duel(double workNanos, double limitNanos, double ofLimit) {

    public static Duel of(Effort effort, Work work, Work limit) throws Exception {
        long workCount = warmUp(effort, work);
        long limitCount = warmUp(effort, limit);
        double[] works = new double[effort.rounds()];
        double[] limits = new double[effort.rounds()];
        double[] ratios = new double[effort.rounds()];
        for (int round = 0; round < effort.rounds(); round++) {
            works[round] = slice(work, workCount);
            limits[round] = slice(limit, limitCount);
            ratios[round] = limits[round] / works[round];
        }
        return new Duel(median(works), median(limits), median(ratios));
    }

    /** CPU time of one work alone, in nanoseconds. */
    public static double nanos(Effort effort, Work work) throws Exception {
        long count = warmUp(effort, work);
        double[] slices = new double[effort.rounds()];
        for (int round = 0; round < effort.rounds(); round++) {
            slices[round] = slice(work, count);
        }
        return median(slices);
    }

    /** Bytes that the calling thread allocates for one work. */
    public static double allocation(Effort effort, Work work) throws Exception {
        int count = 1 + effort.rounds() * 5;
        work.once();
        long before = CpuTime.allocatedBytes();
        for (int i = 0; i < count; i++) {
            work.once();
        }
        return (double) (CpuTime.allocatedBytes() - before) / count;
    }

    /**
     * Goes on until the time is over and the compiler has come to rest, on a busy machine at most six times as long.
     * Answers how many works make a slice, by the speed at the end.
     */
    private static long warmUp(Effort effort, Work work) throws Exception {
        long chunk = effort.warmUpMillis() * 250_000L;
        long total = 0;
        double nanos = slice(work, 1);
        boolean settled = chunk == 0;
        while (!settled) {
            long compiling = CpuTime.compilingMillis();
            long count = Math.max(1, (long) (chunk / nanos));
            nanos = slice(work, count);
            total += (long) (nanos * count);
            boolean quiet = CpuTime.compilingMillis() - compiling <= 2;
            settled = total >= 4 * chunk && (quiet || total >= 24 * chunk);
        }
        return Math.max(1, (long) (effort.sliceMillis() * 1_000_000L / nanos));
    }

    private static double slice(Work work, long count) throws Exception {
        long before = CpuTime.nanos();
        for (long i = 0; i < count; i++) {
            work.once();
        }
        return Math.max(1.0, CpuTime.nanos() - before) / count;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

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
    private static final int CHUNKS = 8;

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
     * Goes on until the time is over and the work has not become faster for a while; at most ten times as long. Answers
     * how many make a slice, by the speed at the end.
     */
    private static long warmUp(Effort effort, Work work) throws Exception {
        long chunk = effort.warmUpMillis() * 1_000_000L / CHUNKS;
        double nanos = slice(work, 1);
        double best = nanos;
        int steady = 0;
        for (int i = 0; chunk > 0 && i < 10 * CHUNKS && (i < CHUNKS || steady < CHUNKS); i++) {
            nanos = slice(work, Math.max(1, (long) (chunk / nanos)));
            steady = nanos < 0.98 * best ? 0 : steady + 1;
            best = Math.min(best, nanos);
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

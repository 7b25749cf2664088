package org.kelisim.bench;

/**
 * How long to measure.
 *
 * @param warmUpMillis CPU time of each work before its first round, at least
 * @param rounds in each of which every work has one slice
 * @param sliceMillis CPU time of a slice
 * @param starts of fresh Java machines, for what happens once
 */
public record Effort(int warmUpMillis, int rounds, int sliceMillis, int starts) {
    public static final Effort FULL = new Effort(400, 11, 40, 5);

    /** Good for a first look. */
    public static final Effort QUICK = new Effort(200, 5, 25, 3);

    /** Every work once or twice: shows that it runs, measures nothing. */
    public static final Effort NONE = new Effort(0, 1, 0, 1);
}

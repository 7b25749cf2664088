package org.kelisim.log;

/** A node of the tree as the range of leaves below it, {@code end} excluded; complete but for the right edge. */
record Subtree(long start, long end) {
    static Subtree of(long start, long end) {
        return new Subtree(start, end);
    }

    long size() {
        return end - start;
    }

    boolean isLeaf() {
        return size() == 1;
    }

    /** The first leaf of the right half: RFC 6962 splits at the largest power of two below the size. */
    long split() {
        return start + Long.highestOneBit(size() - 1);
    }

    Subtree left() {
        return of(start, split());
    }

    Subtree right() {
        return of(split(), end);
    }

    TreeHash hash(HashSource source) {
        return Long.bitCount(size()) == 1 ? complete(source) : TreeHash.node(left().hash(source), right().hash(source));
    }

    private TreeHash complete(HashSource source) {
        int level = Long.numberOfTrailingZeros(size());
        return source.hash(level, start >>> level);
    }
}

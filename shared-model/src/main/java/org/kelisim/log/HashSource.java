package org.kelisim.log;

import java.util.List;

/**
 * Hands out the hashes of complete subtrees, from which roots and proofs are made.
 *
 * <p>Precondition of every call: the subtree is complete in the source's tree, that is {@code (index + 1) << level} is
 * at most its size.
 */
@FunctionalInterface
public interface HashSource {
    /** The hash of the subtree over leaves {@code index << level} to {@code (index + 1) << level}; level 0 is a leaf. */
    TreeHash hash(int level, long index);

    /** A source that hashes these leaf hashes anew with each call: for small trees and tests. */
    static HashSource ofLeaves(List<TreeHash> leaves) {
        return new HashSource() {
            @Override
            public TreeHash hash(int level, long index) {
                return level == 0
                        ? leaves.get(Math.toIntExact(index))
                        : TreeHash.node(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
            }
        };
    }

    /** The root of the first {@code size} leaves, the Merkle Tree Hash of RFC 6962 §2.1. */
    default TreeHash root(long size) {
        return size == 0 ? TreeHash.EMPTY : Subtree.of(0, size).hash(this);
    }
}

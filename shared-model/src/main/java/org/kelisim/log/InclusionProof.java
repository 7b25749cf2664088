package org.kelisim.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The hashes that lead from the leaf at {@code index} to the root of the tree of {@code size} leaves, the leaf's
 * sibling first (RFC 6962 §2.1.1).
 */
public record InclusionProof(long index, long size, List<TreeHash> path) {
    /** @throws MalformedLogException unless 0 &lt;= index &lt; size and the path is as long as these two say */
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new MalformedLogException("the leaf is not in a tree of this size");
        }
        path = List.copyOf(path);
        if (path.size() != length(index, size)) {
            throw new MalformedLogException("the inclusion proof has too few or too many hashes");
        }
    }

    /** Precondition: the source holds at least {@code size} leaves. */
    public static InclusionProof make(HashSource source, long index, long size) {
        var path = new ArrayList<TreeHash>();
        for (Subtree at = Subtree.of(0, size); !at.isLeaf(); ) {
            boolean left = index < at.split();
            path.add((left ? at.right() : at.left()).hash(source));
            at = left ? at.left() : at.right();
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** Whether the leaf with this hash stands at {@code index} in the tree with this root. */
    public boolean proves(TreeHash leaf, TreeHash root) {
        return rootOver(leaf).equals(root);
    }

    private TreeHash rootOver(TreeHash leaf) {
        TreeHash hash = leaf;
        long node = index;
        long last = size - 1;
        for (TreeHash sibling : path) {
            while (node == last && (node & 1) == 0) { // the right edge has no sibling on this level
                node >>>= 1;
                last >>>= 1;
            }
            hash = (node & 1) == 1 ? TreeHash.node(sibling, hash) : TreeHash.node(hash, sibling);
            node >>>= 1;
            last >>>= 1;
        }
        return hash;
    }

    private static int length(long index, long size) {
        int length = 0;
        for (Subtree at = Subtree.of(0, size); !at.isLeaf(); length++) {
            at = index < at.split() ? at.left() : at.right();
        }
        return length;
    }
}

package org.kelisim.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The hashes that show the tree of {@code oldSize} leaves to be the beginning of the tree of {@code newSize} leaves
 * (RFC 6962 §2.1.2). Nothing needs showing when the old tree is empty or both sizes are equal: then the path is empty.
 */
public record ConsistencyProof(long oldSize, long newSize, List<TreeHash> path) {
    /** @throws MalformedLogException unless 0 &lt;= oldSize &lt;= newSize and the path is as long as these two say */
    public ConsistencyProof {
        if (oldSize < 0 || oldSize > newSize) {
            throw new MalformedLogException("a tree cannot grow from more leaves to fewer");
        }
        path = List.copyOf(path);
        if (path.size() != nodes(oldSize, newSize).size()) {
            throw new MalformedLogException("the consistency proof has too few or too many hashes");
        }
    }

    /** Precondition: the source holds at least {@code newSize} leaves. */
    public static ConsistencyProof make(HashSource source, long oldSize, long newSize) {
        var path = nodes(oldSize, newSize).stream().map(it -> it.hash(source)).toList();
        return new ConsistencyProof(oldSize, newSize, path);
    }

    /** Whether the tree with the old root is the beginning of the tree with the new one. */
    public boolean proves(TreeHash oldRoot, TreeHash newRoot) {
        if (oldSize == 0) {
            return oldRoot.equals(TreeHash.EMPTY) && (newSize > 0 || newRoot.equals(TreeHash.EMPTY));
        }
        if (oldSize == newSize) {
            return oldRoot.equals(newRoot);
        }
        return walk(oldRoot, newRoot);
    }

    /** Builds both roots from the path at once (RFC 9162 §2.1.4.2, whose proofs are those of RFC 6962). */
    private boolean walk(TreeHash oldRoot, TreeHash newRoot) {
        boolean wholeSubtree = Long.bitCount(oldSize) == 1; // then the old root itself is the first node
        TreeHash first = wholeSubtree ? oldRoot : path.getFirst();
        long node = oldSize - 1;
        long last = newSize - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        TreeHash older = first;
        TreeHash newer = first;
        for (TreeHash hash : wholeSubtree ? path : path.subList(1, path.size())) {
            if ((node & 1) == 1 || node == last) {
                older = TreeHash.node(hash, older);
                newer = TreeHash.node(hash, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newer = TreeHash.node(newer, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return older.equals(oldRoot) && newer.equals(newRoot);
    }

    private static List<Subtree> nodes(long oldSize, long newSize) {
        var nodes = new ArrayList<Subtree>();
        if (oldSize == 0 || oldSize == newSize) {
            return nodes;
        }
        Subtree at = Subtree.of(0, newSize);
        while (at.end() != oldSize) {
            boolean left = oldSize <= at.split();
            nodes.add(left ? at.right() : at.left());
            at = left ? at.left() : at.right();
        }
        if (at.start() != 0) { // otherwise the reader knows this node: it is the old root
            nodes.add(at);
        }
        return nodes.reversed();
    }
}

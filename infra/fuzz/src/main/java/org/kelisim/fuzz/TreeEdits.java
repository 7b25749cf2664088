package org.kelisim.fuzz;

import java.util.Arrays;
import java.util.List;
import org.kelisim.cms.TlvTree;

/**
 * Turns bytes into edits of a DER tree: of each four, which element, what to do, and with what. Lengths are right again after
 * it, so that parsers get behind the first one.
 */
final class TreeEdits {
    private static final int MOST = 8;
    private static final int LARGEST_COPY = 10_000;

    private TreeEdits() {}

    static byte[] apply(byte[] seed, byte[] edits) {
        TlvTree tree = TlvTree.read(seed);
        for (int i = 0; i + 3 < edits.length && i < 4 * MOST; i += 4) {
            List<TlvTree> all = tree.all();
            TlvTree node = all.get(((edits[i] & 0xff) << 8 | edits[i + 1] & 0xff) % all.size());
            edit(node, all, edits[i + 2] & 0xff, edits[i + 3] & 0xff);
        }
        byte[] written = tree.write();
        return written.length < 0x1000000 ? written : seed;
    }

    private static void edit(TlvTree node, List<TlvTree> all, int what, int with) {
        switch (what % 12) {
            case 0 -> delete(node, with);
            case 1 -> duplicate(node, with);
            case 2 -> swap(node, with);
            case 3 -> node.value = Arrays.copyOf(node.value, with);
            case 4 -> flip(node, with);
            case 5 -> node.children.add(TlvTree.leaf(with & 0xdf, new byte[0]));
            case 6 -> node.children.add(TlvTree.leaf(0x02, new byte[] {0, (byte) with}));
            case 7 -> graft(node, all.get(with % all.size()));
            case 8 -> node.value = all.get(with % all.size()).value;
            case 9 -> insert(node, TlvTree.leaf(0x05, new byte[0]), with);
            case 10 -> fill(node, (byte) with);
            default -> node.children.clear();
        }
    }

    private static void delete(TlvTree node, int with) {
        if (!node.children.isEmpty()) {
            node.children.remove(with % node.children.size());
        }
    }

    private static void duplicate(TlvTree node, int with) {
        if (!node.children.isEmpty()) {
            graft(node, node.children.get(with % node.children.size()));
        }
    }

    /** A copy, so that no element comes to lie in itself. */
    private static void graft(TlvTree node, TlvTree other) {
        byte[] copy = other.write();
        if (copy.length < LARGEST_COPY) {
            node.children.add(TlvTree.read(copy));
        }
    }

    private static void swap(TlvTree node, int with) {
        if (node.children.size() > 1) {
            node.children.add(node.children.remove(with % node.children.size()));
        }
    }

    private static void insert(TlvTree node, TlvTree what, int with) {
        node.children.add(with % (node.children.size() + 1), what);
    }

    private static void flip(TlvTree node, int with) {
        if (node.value.length > 0) {
            node.value = node.value.clone();
            node.value[with % node.value.length] ^= (byte) (1 << with % 8);
        }
    }

    private static void fill(TlvTree node, byte with) {
        node.value = node.value.clone();
        Arrays.fill(node.value, with);
    }
}

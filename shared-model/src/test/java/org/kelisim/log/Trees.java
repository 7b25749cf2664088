package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;

/** Trees for tests: seeded leaves, and the definition of RFC 6962 §2.1 written down once more, as a check on ours. */
final class Trees {
    private Trees() {}

    static List<TreeHash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TreeHash.leaf(("entry " + i).getBytes(UTF_8)))
                .toList();
    }

    static TreeHash root(List<TreeHash> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return TreeHash.EMPTY;
        }
        if (n == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return TreeHash.node(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
    }

    static TreeHash flipped(TreeHash hash) {
        byte[] bytes = hash.bytes();
        bytes[7] ^= 1;
        return new TreeHash(bytes);
    }
}

package org.kelisim.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final int MAX = 70;
    private static final List<TreeHash> LEAVES = Trees.leaves(MAX);
    private static final HashSource SOURCE = HashSource.ofLeaves(LEAVES);
    private static final List<TreeHash> ROOTS = Stream.iterate(0, n -> n <= MAX, n -> n + 1)
            .map(n -> Trees.root(LEAVES.subList(0, n)))
            .toList();

    /** The tree that implementations of Certificate Transparency test with: its entries and the root at each size. */
    @Test
    void hasTheKnownRootsOfTheEightLeafTree() {
        var entries = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        var roots = List.of(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        var source = HashSource.ofLeaves(entries.stream()
                .map(HexFormat.of()::parseHex)
                .map(TreeHash::leaf)
                .toList());
        for (int size = 0; size < roots.size(); size++) {
            assertThat(HexFormat.of().formatHex(source.root(size).bytes())).isEqualTo(roots.get(size));
        }
    }

    @Test
    void proveEveryLeafOfEveryTreeAndNoOther() {
        for (int size = 1; size <= MAX; size++) {
            for (int index = 0; index < size; index++) {
                var proof = InclusionProof.make(SOURCE, index, size);
                assertThat(proof.proves(LEAVES.get(index), ROOTS.get(size))).isTrue();
                assertThat(proof.proves(LEAVES.get((index + 1) % MAX), ROOTS.get(size)))
                        .isFalse();
                assertThat(proof.proves(LEAVES.get(index), ROOTS.get(size - 1))).isFalse();
            }
        }
    }

    @Test
    void refuseTheLeafAtAnotherIndexOrInATreeOfAnotherSize() {
        for (int size = 2; size <= 40; size++) {
            for (int index = 0; index < size; index++) {
                var path = InclusionProof.make(SOURCE, index, size).path();
                for (int other = 0; other < size; other++) {
                    assertThat(proves(path, other, size, LEAVES.get(index), ROOTS.get(size)))
                            .isEqualTo(other == index);
                }
            }
        }
    }

    @Test
    void refuseAChangedMissingOrAdditionalHash() {
        for (int size = 2; size <= MAX; size += 3) {
            for (int index = 0; index < size; index++) {
                var path = InclusionProof.make(SOURCE, index, size).path();
                for (int i = 0; i < path.size(); i++) {
                    var changed = new ArrayList<>(path);
                    changed.set(i, Trees.flipped(path.get(i)));
                    assertThat(proves(changed, index, size, LEAVES.get(index), ROOTS.get(size)))
                            .isFalse();
                    changed.remove(i);
                    assertThat(proves(changed, index, size, LEAVES.get(index), ROOTS.get(size)))
                            .isFalse();
                }
                var longer = new ArrayList<>(path);
                longer.add(TreeHash.EMPTY);
                assertThat(proves(longer, index, size, LEAVES.get(index), ROOTS.get(size)))
                        .isFalse();
            }
        }
    }

    @Test
    void refuseALeafBeyondTheTree() {
        for (long[] bad : new long[][] {{-1, 5}, {5, 5}, {0, 0}, {0, -1}, {Long.MAX_VALUE, 5}, {0, Long.MIN_VALUE}}) {
            assertThatThrownBy(() -> new InclusionProof(bad[0], bad[1], List.of()))
                    .isInstanceOf(MalformedLogException.class);
        }
    }

    @Test
    void proveEveryTreeToBeTheBeginningOfEveryLargerOne() {
        for (int newer = 0; newer <= MAX; newer++) {
            for (int older = 0; older <= newer; older++) {
                var proof = ConsistencyProof.make(SOURCE, older, newer);
                assertThat(proof.proves(ROOTS.get(older), ROOTS.get(newer))).isTrue();
            }
        }
    }

    @Test
    void refuseAnotherPast() {
        for (int newer = 1; newer <= MAX; newer++) {
            for (int older = 1; older <= newer; older++) {
                var proof = ConsistencyProof.make(SOURCE, older, newer);
                assertThat(proof.proves(Trees.flipped(ROOTS.get(older)), ROOTS.get(newer)))
                        .isFalse();
                assertThat(proof.proves(ROOTS.get(older), Trees.flipped(ROOTS.get(newer))))
                        .isFalse();
                assertThat(proof.proves(ROOTS.get(older - 1), ROOTS.get(newer))).isFalse();
                for (int i = 0; i < proof.path().size(); i++) {
                    var path = new ArrayList<>(proof.path());
                    path.set(i, Trees.flipped(path.get(i)));
                    assertThat(new ConsistencyProof(older, newer, path).proves(ROOTS.get(older), ROOTS.get(newer)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void refuseConsistencyThatNoTreeCanHave() {
        var hash = List.of(TreeHash.EMPTY);
        assertThatThrownBy(() -> new ConsistencyProof(3, 2, List.of())).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> new ConsistencyProof(-1, 2, List.of())).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> new ConsistencyProof(0, 2, hash)).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> new ConsistencyProof(2, 2, hash)).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> new ConsistencyProof(1, 2, List.of())).isInstanceOf(MalformedLogException.class);
        assertThat(new ConsistencyProof(0, 0, List.of()).proves(TreeHash.EMPTY, ROOTS.get(1)))
                .isFalse();
        assertThat(new ConsistencyProof(0, 1, List.of()).proves(ROOTS.get(1), ROOTS.get(1)))
                .isFalse();
    }

    @Test
    void workAtTheLargestSize() {
        HashSource same = (level, index) -> TreeHash.EMPTY;
        var inclusion = InclusionProof.make(same, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThat(inclusion.path()).hasSize(62);
        assertThat(inclusion.proves(TreeHash.EMPTY, same.root(Long.MAX_VALUE))).isTrue();
        assertThat(ConsistencyProof.make(same, Long.MAX_VALUE - 1, Long.MAX_VALUE)
                        .path())
                .isNotEmpty();
    }

    private static boolean proves(List<TreeHash> path, long index, long size, TreeHash leaf, TreeHash root) {
        try {
            return new InclusionProof(index, size, path).proves(leaf, root);
        } catch (MalformedLogException e) {
            return false;
        }
    }
}

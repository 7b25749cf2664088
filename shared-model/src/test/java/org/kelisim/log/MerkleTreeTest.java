package org.kelisim.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final int MAX = 66_000; // more than one full tile of level 1
    private static final List<TreeHash> LEAVES = Trees.leaves(MAX);

    /** What the caller of the tree stores: full tiles by path, as bytes. */
    private final Map<String, byte[]> stored = new HashMap<>();

    private List<TreeHash> readStored(Tile tile) {
        byte[] bytes = stored.get(tile.path());
        if (bytes == null) {
            throw new NoSuchElementException(tile.path());
        }
        return TileSource.decode(bytes);
    }

    /** A restart: full tiles were stored, the last leaves come from elsewhere. */
    private List<TreeHash> readAfterRestart(Tile tile) {
        if (tile.isFull()) {
            return readStored(tile);
        }
        assertThat(tile.level()).isZero();
        int first = Math.toIntExact(tile.index() * Tile.FULL);
        return LEAVES.subList(first, first + tile.width());
    }

    private void grow(MerkleTree tree, int size) {
        for (var full : tree.append(LEAVES.subList((int) tree.size(), size))) {
            assertThat(full.bytes()).hasSize(8192);
            assertThat(stored.put(full.tile().path(), full.bytes())).isNull();
        }
    }

    @Test
    void hasTheRootOfItsLeavesAtEverySize() {
        var tree = new MerkleTree();
        assertThat(tree.root()).isEqualTo(TreeHash.EMPTY);
        for (int size = 1; size <= 600; size++) {
            grow(tree, size);
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).isEqualTo(Trees.root(LEAVES.subList(0, size)));
        }
    }

    @Test
    void givesProofsAcrossTilesAndAfterARestart() {
        var tree = new MerkleTree();
        var random = new Random(1);
        for (int size : new int[] {1, 255, 256, 257, 1000, 65_535, 65_536, 65_537, MAX}) {
            grow(tree, size);
            var root = Trees.root(LEAVES.subList(0, size));
            assertThat(tree.root()).isEqualTo(root);
            var restored = MerkleTree.restore(size, this::readAfterRestart);
            assertThat(restored.root()).isEqualTo(root);
            for (int i = 0; i < 20; i++) {
                int index = i == 0 ? size - 1 : random.nextInt(size);
                var proof = InclusionProof.make(restored.with(this::readStored), index, size);
                assertThat(proof.proves(LEAVES.get(index), root)).isTrue();
                int older = random.nextInt(size + 1);
                var consistency = ConsistencyProof.make(tree.with(this::readStored), older, size);
                assertThat(consistency.proves(Trees.root(LEAVES.subList(0, older)), root))
                        .isTrue();
            }
        }
        assertThat(stored)
                .containsKeys("tile/0/000", "tile/0/255", "tile/1/000")
                .hasSize(MAX / 256 + 1);
    }

    @Test
    void growsOnAfterARestartAsIfNothingHadHappened() {
        var tree = new MerkleTree();
        grow(tree, 700);
        var restored = MerkleTree.restore(700, this::readAfterRestart);
        grow(restored, 1500);
        assertThat(restored.root()).isEqualTo(Trees.root(LEAVES.subList(0, 1500)));
        assertThat(stored).hasSize(5);
    }

    @Test
    void handsOutPartialTilesOfNowAndEarlier() {
        var tree = new MerkleTree();
        grow(tree, 300);
        assertThat(Tile.partials(300)).extracting(Tile::path).containsExactly("tile/0/001.p/44", "tile/1/000.p/1");
        assertThat(tree.read(Tile.in(300, 0, 1))).isEqualTo(LEAVES.subList(256, 300));
        assertThat(tree.read(Tile.in(260, 0, 1))).isEqualTo(LEAVES.subList(256, 260));
        assertThat(tree.read(Tile.in(300, 1, 0))).containsExactly(Trees.root(LEAVES.subList(0, 256)));
        for (Tile gone : new Tile[] {new Tile(0, 0, 5), new Tile(0, 1, 45), new Tile(0, 2, 1), new Tile(2, 0, 1)}) {
            assertThatThrownBy(() -> tree.read(gone)).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aTileOfAnotherWidthIsRefused() {
        var hashes = new TileHashes(300, tile -> LEAVES.subList(0, 3));
        assertThatThrownBy(() -> hashes.hash(0, 0)).isInstanceOf(MalformedLogException.class);
    }

    @Test
    void aChangedTileGivesAnotherRoot() {
        var tree = new MerkleTree();
        grow(tree, 300);
        stored.get("tile/0/000")[0] ^= 1;
        assertThat(tree.with(this::readStored).root(300))
                .isEqualTo(tree.root()); // full tiles count by their root above
        assertThat(tree.with(this::readStored).root(255)).isNotEqualTo(Trees.root(LEAVES.subList(0, 255)));
    }
}

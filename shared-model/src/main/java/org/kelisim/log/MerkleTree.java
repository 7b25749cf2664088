package org.kelisim.log;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A tree that grows: it keeps only its right edge, the partial tile of each level (at most 8 times 255 hashes), and
 * hands every tile that becomes full to the caller, who stores it. Not safe for use by several threads.
 */
public final class MerkleTree implements TileSource {
    /** A tile that became full and never changes again. */
    public record FullTile(Tile tile, List<TreeHash> hashes) {
        public FullTile {
            hashes = List.copyOf(hashes);
        }

        /** 8,192 bytes. */
        public byte[] bytes() {
            return TileSource.encode(hashes);
        }
    }

    private final List<List<TreeHash>> edge = new ArrayList<>();
    private long size;

    /** The empty tree. */
    public MerkleTree() {}

    /**
     * The tree of {@code size} leaves again. The source is asked for full tiles and for the partial tile of level 0, for
     * no other partial one: these follow from the full tiles below them.
     */
    public static MerkleTree restore(long size, TileSource source) {
        var tree = new MerkleTree();
        tree.size = size;
        for (int level = 0; level < 8 && size >>> (Tile.HEIGHT * level) > 0; level++) {
            long hashes = size >>> (Tile.HEIGHT * level);
            var row = tree.row(level);
            if (level == 0 && hashes % Tile.FULL > 0) {
                row.addAll(source.read(Tile.in(size, 0, hashes / Tile.FULL)));
            }
            for (long i = hashes - hashes % Tile.FULL; level > 0 && i < hashes; i++) {
                row.add(TileHashes.root(source.read(new Tile(level - 1, i, Tile.FULL))));
            }
        }
        return tree;
    }

    public long size() {
        return size;
    }

    /** The root of all leaves so far. */
    public TreeHash root() {
        return new TileHashes(size, this).root(size);
    }

    /** Adds leaves in order; the answer are the tiles that became full by it. */
    public List<FullTile> append(List<TreeHash> leaves) {
        var full = new ArrayList<FullTile>();
        for (TreeHash leaf : leaves) {
            append(leaf, full);
        }
        return full;
    }

    private void append(TreeHash leaf, List<FullTile> full) {
        size++;
        TreeHash hash = leaf;
        for (int level = 0; ; level++) {
            var row = row(level);
            row.add(hash);
            if (row.size() < Tile.FULL) {
                return;
            }
            var tile = new FullTile(new Tile(level, (size >>> (Tile.HEIGHT * (level + 1))) - 1, Tile.FULL), row);
            full.add(tile);
            hash = TileHashes.root(tile.hashes());
            row.clear();
        }
    }

    /**
     * All hashes of this tree at its present size, full tiles taken from where the caller stored them: for proofs.
     * Precondition: it is used before the tree grows again.
     */
    public TileHashes with(TileSource fullTiles) {
        return new TileHashes(size, tile -> tile.isFull() ? fullTiles.read(tile) : read(tile));
    }

    /** A partial tile of the right edge, also one as narrow as it was earlier while its tile is not yet full. */
    @Override
    public List<TreeHash> read(Tile tile) {
        long here = size >>> (Tile.HEIGHT * (tile.level() + 1));
        if (tile.index() != here
                || tile.level() >= edge.size()
                || tile.width() > row(tile.level()).size()) {
            throw new NoSuchElementException(tile.path() + " is not at the edge of the tree");
        }
        return List.copyOf(row(tile.level()).subList(0, tile.width()));
    }

    private List<TreeHash> row(int level) {
        while (edge.size() <= level) {
            edge.add(new ArrayList<>(Tile.FULL));
        }
        return edge.get(level);
    }
}

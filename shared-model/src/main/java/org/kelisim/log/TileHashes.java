package org.kelisim.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of {@code size} leaves as its tiles tell it. It keeps the tiles that it has read, so make one per question.
 *
 * <p>Tiles are taken as the source gives them: whoever reads them from somebody else compares {@link #root(long)} with a
 * checkpoint.
 */
public final class TileHashes implements HashSource {
    private final long size;
    private final TileSource source;
    private final Map<Tile, List<TreeHash>> read = new HashMap<>();

    public TileHashes(long size, TileSource source) {
        this.size = size;
        this.source = source;
    }

    @Override
    public TreeHash hash(int level, long index) {
        int within = level % Tile.HEIGHT;
        Tile tile = Tile.in(size, level / Tile.HEIGHT, index >>> (Tile.HEIGHT - within));
        int first = (int) ((index << within) % Tile.FULL);
        return root(tile(tile).subList(first, first + (1 << within)));
    }

    /** The root of a full row of 1, 2, 4 ... hashes. */
    static TreeHash root(List<TreeHash> row) {
        List<TreeHash> hashes = row;
        while (hashes.size() > 1) {
            var above = new ArrayList<TreeHash>(hashes.size() / 2);
            for (int i = 0; i < hashes.size(); i += 2) {
                above.add(TreeHash.node(hashes.get(i), hashes.get(i + 1)));
            }
            hashes = above;
        }
        return hashes.getFirst();
    }

    private List<TreeHash> tile(Tile tile) {
        return read.computeIfAbsent(tile, it -> {
            List<TreeHash> hashes = source.read(it);
            if (hashes.size() != it.width()) {
                throw new MalformedLogException(it.path() + " has another number of hashes");
            }
            return hashes;
        });
    }
}

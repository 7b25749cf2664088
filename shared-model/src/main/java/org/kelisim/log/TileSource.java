package org.kelisim.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where tiles come from: a database, a file, another's answer. */
@FunctionalInterface
public interface TileSource {
    /**
     * The hashes of this tile, exactly as many as its width.
     *
     * @throws java.util.NoSuchElementException if the tile is not there
     */
    List<TreeHash> read(Tile tile);

    /** A tile's bytes: its hashes one after the other. */
    static byte[] encode(List<TreeHash> hashes) {
        var bytes = ByteBuffer.allocate(hashes.size() * TreeHash.BYTES);
        hashes.forEach(it -> bytes.put(it.bytes()));
        return bytes.array();
    }

    /** @throws MalformedLogException unless the bytes are 1 to 256 whole hashes */
    static List<TreeHash> decode(byte[] bytes) {
        int width = bytes.length / TreeHash.BYTES;
        if (width < 1 || width > Tile.FULL || bytes.length % TreeHash.BYTES != 0) {
            throw new MalformedLogException("a tile holds 1 to 256 hashes of 32 bytes");
        }
        var hashes = new ArrayList<TreeHash>(width);
        for (int i = 0; i < width; i++) {
            byte[] hash = new byte[TreeHash.BYTES];
            System.arraycopy(bytes, i * TreeHash.BYTES, hash, 0, TreeHash.BYTES);
            hashes.add(new TreeHash(hash));
        }
        return List.copyOf(hashes);
    }
}

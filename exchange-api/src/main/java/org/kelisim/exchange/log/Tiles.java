package org.kelisim.exchange.log;

import java.util.List;
import java.util.NoSuchElementException;
import org.bson.Document;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.log.MerkleTree.FullTile;
import org.kelisim.log.Tile;
import org.kelisim.log.TileSource;
import org.kelisim.log.TreeHash;
import org.kelisim.storage.DocumentStore;

/** The full tiles of the tree, each stored once under its C2SP path. */
final class Tiles implements TileSource {
    private static final String COLLECTION = "tiles";

    private final DocumentStore store;

    Tiles(DocumentStore store) {
        this.store = store;
    }

    void save(List<FullTile> tiles) {
        if (!tiles.isEmpty()) {
            store.insertAll(
                    COLLECTION,
                    tiles.stream()
                            .map(full -> new Document("_id", full.tile().path()).append("bytes", full.bytes()))
                            .toList());
        }
    }

    @Override
    public List<TreeHash> read(Tile tile) {
        return store.find(COLLECTION, tile.path())
                .map(document -> TileSource.decode(Stored.bytes(document, "bytes")))
                .orElseThrow(() -> new NoSuchElementException(tile.path() + " is not stored"));
    }
}

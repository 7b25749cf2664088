package org.kelisim.exchange.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.exchange.archive.Opening;
import org.kelisim.log.MerkleTree;
import org.kelisim.log.MerkleTree.FullTile;
import org.kelisim.log.Tile;
import org.kelisim.log.TileSource;
import org.kelisim.log.TreeHash;
import org.kelisim.party.PartyCode;

/** A place between two batches: the tree and the heads after the batches so far. Not safe for use by several threads. */
final class Position {
    private final MerkleTree tree;
    private long batch;
    private SortedMap<PartyCode, PartyHead> heads;

    private Position(MerkleTree tree, long batch, SortedMap<PartyCode, PartyHead> heads) {
        this.tree = tree;
        this.batch = batch;
        this.heads = heads;
    }

    /** Before the first batch. */
    static Position start() {
        return new Position(new MerkleTree(), 0, new TreeMap<>());
    }

    /** A batch made from here, and the tiles that it fills. */
    record Drafted(Batch batch, List<FullTile> tiles) {}

    /**
     * After a batch that is applied: from the full tiles and the batches' last leaves.
     *
     * @throws IllegalStateException if what is stored leads to another root than the batch says
     */
    static Position after(long number, Batches batches, Tiles tiles) {
        if (number == 0) {
            return start();
        }
        Batch last = batches.between(number, number).getFirst();
        TileSource source = tile -> tile.isFull() ? tiles.read(tile) : partial(tile, number, batches);
        Position position = new Position(MerkleTree.restore(last.size(), source), number, last.heads());
        position.requireRoot(last);
        return position;
    }

    /** Level 0 only: the partial tiles above follow from full ones. */
    private static List<TreeHash> partial(Tile tile, long number, Batches batches) {
        return batches.leaves(tile.index() * Tile.FULL, number);
    }

    long batch() {
        return batch;
    }

    long size() {
        return tree.size();
    }

    TreeHash root() {
        return tree.root();
    }

    MerkleTree tree() {
        return tree;
    }

    /** Moves past the next batch; the answer are the tiles that it fills. */
    List<FullTile> advance(Batch next) {
        if (next.number() != batch + 1 || next.first() != tree.size()) {
            throw new IllegalStateException("Batch " + next.number() + " does not follow batch " + batch);
        }
        List<FullTile> tiles = tree.append(next.hashes());
        requireRoot(next);
        batch = next.number();
        heads = next.heads();
        return tiles;
    }

    private void requireRoot(Batch at) {
        if (!tree.root().equals(at.root())) {
            throw new IllegalStateException(
                    "The log's tree after batch %d has another root than the batch says. Restore the database."
                            .formatted(at.number()));
        }
    }

    /** Makes the next batch and moves past it; whoever cannot store it has to forget this position. */
    Drafted draft(List<Opening> openings, Collection<PartyCode> everybody, String writer) {
        long first = tree.size();
        SortedMap<PartyCode, PartyHead> after = new TreeMap<>(heads);
        List<Batch.Entry> entries = new ArrayList<>();
        for (Opening opening : openings) {
            entries.add(entry(opening, first + entries.size(), roles(opening, everybody), after));
        }
        List<FullTile> tiles =
                tree.append(entries.stream().map(Batch.Entry::hash).toList());
        Batch next = new Batch(batch + 1, first, entries, after, tree.root(), writer);
        batch = next.number();
        heads = next.heads();
        return new Drafted(next, tiles);
    }

    private static Batch.Entry entry(
            Opening opening, long index, SortedMap<PartyCode, FeedRole> roles, SortedMap<PartyCode, PartyHead> heads) {
        var leaf = opening.leaf().entry();
        List<Batch.Share> shares = new ArrayList<>();
        roles.forEach((party, role) -> {
            PartyHead head = heads.getOrDefault(party, PartyHead.NONE).next(index, leaf);
            heads.put(party, head);
            shares.add(new Batch.Share(party, head.events(), role));
        });
        return new Batch.Entry(opening.id(), leaf, shares);
    }

    private static SortedMap<PartyCode, FeedRole> roles(Opening opening, Collection<PartyCode> everybody) {
        if (!opening.audience().roles().isEmpty()) {
            return opening.audience().roles();
        }
        SortedMap<PartyCode, FeedRole> roles = new TreeMap<>();
        everybody.forEach(party -> roles.put(party, FeedRole.ALL));
        return roles;
    }
}

package org.kelisim.exchange.log;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.json.Digest;
import org.kelisim.log.TreeHash;
import org.kelisim.party.PartyCode;

/**
 * Up to {@value #MOST} events in their order. Once batch {@code number} is stored, its events have their leaves and their
 * numbers in the parties' feeds for ever; everything else follows from it.
 *
 * @param number 1, 2, 3 ... without gaps
 * @param first index of the first leaf
 * @param heads of every party that has events, after this batch
 * @param root of the tree with this batch as its last leaves
 * @param writer random, so that a sequencer knows its own batch again
 */
record Batch(
        long number,
        long first,
        List<Entry> entries,
        SortedMap<PartyCode, PartyHead> heads,
        TreeHash root,
        String writer) {
    static final int MOST = 500;

    /** One leaf: the event, what the log publishes of it, and its places in feeds. */
    record Entry(EventId event, Digest leaf, List<Share> shares) {
        Entry {
            shares = List.copyOf(shares);
        }

        TreeHash hash() {
            return TreeHash.leaf(leaf.bytes());
        }
    }

    /** The event's number in one party's feed. */
    record Share(PartyCode party, long number, FeedRole role) {}

    Batch {
        entries = List.copyOf(entries);
        heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
        if (number < 1 || entries.isEmpty() || entries.size() > MOST) {
            throw new IllegalArgumentException("A batch has a number and 1 to " + MOST + " events");
        }
    }

    /** Leaves of the tree after this batch. */
    long size() {
        return first + entries.size();
    }

    boolean contains(EventId event) {
        return entries.stream().anyMatch(entry -> entry.event().equals(event));
    }

    List<TreeHash> hashes() {
        return entries.stream().map(Entry::hash).toList();
    }
}

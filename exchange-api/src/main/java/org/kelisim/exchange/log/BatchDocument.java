package org.kelisim.exchange.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.log.TreeHash;
import org.kelisim.party.PartyCode;

/** A batch as it lies in the database. */
final class BatchDocument {
    private BatchDocument() {}

    /** Ordered as text as they are as numbers. */
    static String id(long number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    static Document of(Batch batch) {
        Document heads = new Document();
        batch.heads()
                .forEach((party, head) -> heads.append(
                        party.value(),
                        new Document("events", head.events())
                                .append("chain", head.chain().bytes())));
        return new Document("_id", id(batch.number()))
                .append("number", batch.number())
                .append("first", batch.first())
                .append("root", batch.root().bytes())
                .append("writer", batch.writer())
                .append("heads", heads)
                .append(
                        "entries",
                        batch.entries().stream().map(BatchDocument::entry).toList());
    }

    private static Document entry(Batch.Entry entry) {
        Document feeds = new Document();
        entry.shares()
                .forEach(share -> feeds.append(
                        share.party().value(),
                        new Document("number", share.number())
                                .append("role", share.role().wire())));
        return new Document("event", entry.event().text())
                .append("leaf", entry.leaf().bytes())
                .append("feeds", feeds);
    }

    static Batch read(Document document) {
        SortedMap<PartyCode, PartyHead> heads = new TreeMap<>();
        Document stored = Stored.object(document, "heads");
        for (String party : stored.keySet()) {
            Document head = Stored.object(stored, party);
            heads.put(new PartyCode(party), new PartyHead(Stored.number(head, "events"), Stored.digest(head, "chain")));
        }
        return new Batch(
                Stored.number(document, "number"),
                Stored.number(document, "first"),
                document.getList("entries", Document.class).stream()
                        .map(BatchDocument::readEntry)
                        .toList(),
                heads,
                new TreeHash(Stored.bytes(document, "root")),
                Stored.text(document, "writer"));
    }

    private static Batch.Entry readEntry(Document document) {
        List<Batch.Share> shares = new ArrayList<>();
        Document feeds = Stored.object(document, "feeds");
        for (String party : feeds.keySet()) {
            Document share = Stored.object(feeds, party);
            shares.add(new Batch.Share(
                    new PartyCode(party), Stored.number(share, "number"), FeedRole.parse(Stored.text(share, "role"))));
        }
        return new Batch.Entry(new EventId(Stored.text(document, "event")), Stored.digest(document, "leaf"), shares);
    }
}

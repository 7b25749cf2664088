package org.kelisim.exchange.log;

import java.util.Optional;
import org.bson.Document;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.log.Leaf;

/**
 * An event that has its place in the log.
 *
 * @param index of its leaf, from 0
 * @param opening empty once it was erased
 */
public record Logged(EventId event, long index, Optional<Leaf> opening) {

    Document toBson() {
        Document document = new Document("_id", event.text()).append("leaf", index);
        return opening.map(leaf -> Stored.write(document, leaf)).orElse(document);
    }

    static Logged read(Document document) {
        return Stored.whole(document, Logged::parse);
    }

    private static Logged parse(Document document) {
        return new Logged(
                new EventId(Stored.text(document, "_id")),
                Stored.number(document, "leaf"),
                document.containsKey("event") ? Optional.of(Stored.leaf(document)) : Optional.empty());
    }
}

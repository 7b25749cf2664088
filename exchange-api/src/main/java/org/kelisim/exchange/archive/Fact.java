package org.kelisim.exchange.archive;

import java.util.Optional;
import org.bson.Document;
import org.kelisim.log.Leaf;

/**
 * Something that happened, other than a submission.
 *
 * @param evidence the signed object that shows it, for the kinds of events that have one
 */
public record Fact(Leaf leaf, Audience audience, Optional<byte[]> evidence) {

    public EventId id() {
        return EventId.of(leaf.event());
    }

    Document toBson() {
        Document document = new Document("_id", id().text()).append("audience", audience.toBson());
        evidence.ifPresent(bytes -> document.append("evidence", bytes));
        return Stored.write(document, leaf);
    }

    static Fact read(Document document) {
        return Stored.whole(document, Fact::parse);
    }

    private static Fact parse(Document document) {
        return new Fact(
                Stored.leaf(document),
                Audience.read(Stored.object(document, "audience")),
                Stored.optionalBytes(document, "evidence"));
    }
}

package org.kelisim.exchange.archive;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * A hint that something may be kept under this event id.
 *
 * @param id its own id, one for each attempt
 * @param at when the attempt began, by the clock of the replica that made it
 */
public record Intent(String id, EventId event, Instant at) {

    static Intent read(Document document) {
        return Stored.whole(document, Intent::parse);
    }

    private static Intent parse(Document document) {
        return new Intent(
                Stored.text(document, "_id"),
                new EventId(Stored.text(document, "event")),
                document.get("at") instanceof Date at ? at.toInstant() : Instant.EPOCH);
    }

    Document toBson() {
        return new Document("_id", id).append("event", event.text()).append("at", Date.from(at));
    }
}

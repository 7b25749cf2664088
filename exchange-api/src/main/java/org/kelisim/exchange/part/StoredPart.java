package org.kelisim.exchange.part;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.kelisim.exchange.archive.Stored;

/** An attachment that is wholly here, in the chunks of this attempt. */
record StoredPart(String attempt, long size, Instant at) {

    static StoredPart read(Document document) {
        return new StoredPart(
                Stored.text(document, "_id"),
                Stored.number(document, "size"),
                document.get("at") instanceof Date date ? date.toInstant() : Instant.EPOCH);
    }

    Document toBson() {
        return new Document("_id", attempt).append("size", size).append("at", Date.from(at));
    }

    boolean isFresh(Instant now) {
        return at.plus(Attempt.GOOD_FOR).isAfter(now);
    }
}

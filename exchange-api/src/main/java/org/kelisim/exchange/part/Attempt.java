package org.kelisim.exchange.part;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.kelisim.exchange.archive.Stored;

/**
 * One upload of an attachment, from its first byte on.
 *
 * @param id its name and number
 * @param size that was announced, in bytes
 * @param chunks so many are here, from the first on
 * @param spoilt whether something in it is not what the name says; it is left to the sweeper
 * @param at when it began
 */
record Attempt(String id, long size, long chunks, boolean spoilt, Instant at) {
    /** So long it may be resumed, and a dispatch may name it. */
    static final Duration GOOD_FOR = Duration.ofHours(24);
    /** Later by more than any two clocks differ and any acceptance lasts. */
    static final Duration SWEPT_AFTER = Duration.ofHours(25);

    static Attempt read(Document document) {
        return new Attempt(
                Stored.text(document, "_id"),
                Stored.number(document, "size"),
                Stored.number(document, "chunks"),
                Stored.number(document, "spoilt") > 0,
                document.get("at") instanceof Date date ? date.toInstant() : Instant.EPOCH);
    }

    Document toBson() {
        return new Document("_id", id)
                .append("size", size)
                .append("chunks", chunks)
                .append("spoilt", spoilt ? 1L : 0L)
                .append("at", Date.from(at));
    }

    boolean isOver(Instant now) {
        return !at.plus(GOOD_FOR).isAfter(now);
    }

    boolean mayGoOn(long announced, Instant now) {
        return !spoilt && size == announced && !isOver(now);
    }

    PartName name() {
        return PartName.ofAttempt(id);
    }

    /** Bytes that need not be sent again. */
    long offset() {
        return Math.min(size, chunks * Chunks.SIZE);
    }
}

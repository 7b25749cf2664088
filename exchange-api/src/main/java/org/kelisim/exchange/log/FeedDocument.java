package org.kelisim.exchange.log;

import java.util.Locale;
import org.bson.Document;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.party.PartyCode;

/**
 * One place of a party's feed.
 *
 * @param number 1, 2, 3 ... without gaps
 * @param index of the event's leaf
 */
public record FeedDocument(PartyCode party, long number, EventId event, long index, FeedRole role) {
    /** The collection that they are in. */
    public static final String COLLECTION = "feed";

    /** Where the party's event with this number is. */
    public static String id(PartyCode party, long number) {
        return String.format(Locale.ROOT, "%s/%012d", party, number);
    }

    Document toBson() {
        return new Document("_id", id(party, number))
                .append("party", party.value())
                .append("number", number)
                .append("event", event.text())
                .append("leaf", index)
                .append("role", role.wire());
    }

    public static FeedDocument read(Document document) {
        return Stored.whole(document, FeedDocument::parse);
    }

    private static FeedDocument parse(Document document) {
        return new FeedDocument(
                new PartyCode(Stored.text(document, "party")),
                Stored.number(document, "number"),
                new EventId(Stored.text(document, "event")),
                Stored.number(document, "leaf"),
                FeedRole.parse(Stored.text(document, "role")));
    }
}

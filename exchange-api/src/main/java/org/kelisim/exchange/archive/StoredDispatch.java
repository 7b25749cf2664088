package org.kelisim.exchange.archive;

import java.util.Date;
import org.bson.Document;
import org.kelisim.json.Digest;
import org.kelisim.log.Leaf;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;

/**
 * An accepted dispatch as it is kept: the sealed bytes, never changed, and the opening of its {@code submitted} event.
 *
 * @param bytes as they were submitted, at most 2 MiB
 */
public record StoredDispatch(DispatchId id, Digest fingerprint, Header header, byte[] bytes, Leaf submitted) {

    public Audience audience() {
        return Audience.of(header);
    }

    Document toBson() {
        Document document = new Document("_id", id.toString())
                .append("bytes", bytes)
                .append("fingerprint", fingerprint.bytes())
                .append("header", header.bytes())
                .append("accepted", Date.from(submitted.event().time()));
        return Stored.write(document, submitted);
    }

    static StoredDispatch read(Document document) {
        return Stored.whole(document, StoredDispatch::parse);
    }

    private static StoredDispatch parse(Document document) {
        return new StoredDispatch(
                DispatchId.parse(Stored.text(document, "_id")),
                Stored.digest(document, "fingerprint"),
                Stored.header(document),
                Stored.bytes(document, "bytes"),
                Stored.leaf(document));
    }
}

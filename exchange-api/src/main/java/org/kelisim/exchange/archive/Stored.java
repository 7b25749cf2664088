package org.kelisim.exchange.archive;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.log.Leaf;
import org.kelisim.notice.Header;

/** Reads members of stored documents. A member that is missing or of another type means that the database was changed by hand. */
public final class Stored {
    private Stored() {}

    public static byte[] bytes(Document document, String field) {
        return optionalBytes(document, field).orElseThrow(() -> damaged(document, field));
    }

    public static Optional<byte[]> optionalBytes(Document document, String field) {
        return document.get(field) instanceof Binary binary ? Optional.of(binary.getData()) : Optional.empty();
    }

    public static long number(Document document, String field) {
        if (document.get(field) instanceof Number number) {
            return number.longValue();
        }
        throw damaged(document, field);
    }

    public static String text(Document document, String field) {
        if (document.get(field) instanceof String text) {
            return text;
        }
        throw damaged(document, field);
    }

    public static Document object(Document document, String field) {
        if (document.get(field) instanceof Document object) {
            return object;
        }
        throw damaged(document, field);
    }

    public static Digest digest(Document document, String field) {
        return parsed(document, field, () -> new Digest(bytes(document, field)));
    }

    /** @throws DamagedException if the reader finds something else than it has once written */
    public static <T> T whole(Document document, Function<Document, T> reader) {
        try {
            return reader.apply(document);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new DamagedException(document, "cannot be read");
        }
    }

    /** The event and nonce that {@link #write(Document, Leaf)} put there. */
    public static Leaf leaf(Document document) {
        return parsed(
                document, "event", () -> new Leaf(Event.parse(bytes(document, "event")), bytes(document, "nonce")));
    }

    /** The header of a dispatch, as it was stored. */
    public static Header header(Document document) {
        return parsed(document, "header", () -> Header.parse(bytes(document, "header")));
    }

    private static <T> T parsed(Document document, String field, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            throw damaged(document, field);
        }
    }

    public static Document write(Document document, Leaf leaf) {
        return document.append("event", leaf.event().bytes()).append("nonce", leaf.nonce());
    }

    private static DamagedException damaged(Document document, String field) {
        return new DamagedException(document, "has no proper '" + field + "'");
    }
}

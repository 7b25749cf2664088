package org.kelisim.storage;

import com.mongodb.MongoClientSettings;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;

/**
 * Encodes before anything is sent, so that a document that cannot be stored is the caller's error and never passes for
 * an unknown outcome.
 */
final class Bson {
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Codec<Document> CODEC =
            MongoClientSettings.getDefaultCodecRegistry().get(Document.class);

    private Bson() {}

    static RawBsonDocument toInsert(Document document) {
        if (!(document.get("_id") instanceof String id)) {
            throw new IllegalArgumentException("A document needs a text as _id");
        }
        Names.id(id);
        document.keySet().forEach(Names::field);
        return encode(document);
    }

    static RawBsonDocument toUpdate(Change change) {
        Document update = new Document();
        if (!change.set().isEmpty()) {
            update.append("$set", new Document(change.set()));
        }
        if (!change.max().isEmpty()) {
            update.append("$max", new Document(change.max()));
        }
        return encode(update);
    }

    static Document decode(RawBsonDocument raw) {
        return raw.decode(CODEC);
    }

    private static RawBsonDocument encode(Document document) {
        RawBsonDocument raw = new RawBsonDocument(document, CODEC);
        int bytes = raw.getByteBuffer().remaining();
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("A document has at most " + MAX_BYTES + " bytes, not " + bytes);
        }
        return raw;
    }
}

package org.kelisim.notice;

import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that the exchange learns of a dispatch (docs/spec/envelope.md, "Header"): at most {@value #MAX_BYTES}
 * bytes of canonical JSON. It names the class, not the type; padded sizes, not names.
 */
public record Header(String profile, Routing routing, DirectoryReference directory, List<SealedPart> parts) {

    /** The one profile that is known today. */
    public static final String PROFILE = "kelisim-1";

    /** Largest header in bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    /** The most attachments that one dispatch may carry. */
    public static final int MOST_PARTS = 32;

    /** The directory version that the sender used. */
    public record DirectoryReference(long version, Digest digest) {}

    /** A sealed attachment: digest of the ciphertext, and its padded size in bytes. */
    public record SealedPart(Digest id, long size) {
        /** @throws IllegalArgumentException if no attachment has this size when sealed */
        public SealedPart {
            if (size < PartSize.LEAST_SEALED || size > PartSize.MOST_SEALED) {
                throw new IllegalArgumentException("No sealed attachment has " + size + " bytes.");
            }
        }
    }

    /** @throws IllegalArgumentException if there are too many parts, or one twice */
    public Header {
        parts = List.copyOf(parts);
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("A dispatch carries at most " + MOST_PARTS + " attachments.");
        }
        if (parts.stream().map(SealedPart::id).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("A dispatch names each attachment once.");
        }
    }

    /** The dispatch's id. */
    public DispatchId id() {
        return routing.id();
    }

    /** The form that is signed and sent, before canonicalisation. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("profile", profile);
        routing.writeTo(json);
        json.putObject("directory")
                .put("version", directory.version())
                .put("digest", directory.digest().hex());
        ArrayNode array = json.putArray("parts");
        parts.forEach(part -> array.addObject().put("id", part.id().hex()).put("size", part.size()));
        return json;
    }

    /** The canonical bytes (RFC 8785). */
    public byte[] bytes() {
        return CanonicalJson.write(toJson());
    }

    /**
     * Reads canonical bytes and refuses every other form.
     *
     * @throws IllegalArgumentException with a plain reason if the bytes are not exactly a header
     */
    public static Header parse(byte[] bytes) {
        ObjectNode json = CanonicalJson.readExact(bytes, MAX_BYTES);
        Header header = parse(json);
        if (!CanonicalJson.same(header.toJson(), json)) { // nothing that we read over
            throw new IllegalArgumentException("The header is not in its one form.");
        }
        return header;
    }

    /** Reads a header inside other JSON; see {@link #parse(byte[])}. */
    public static Header parse(ObjectNode json) {
        Fields fields = Fields.of(json);
        String profile = fields.string("profile");
        if (!profile.equals(PROFILE)) {
            throw new UnknownProfileException(profile);
        }
        Routing routing = Routing.read(fields);
        Fields directory = fields.object("directory");
        DirectoryReference reference = new DirectoryReference(directory.integer("version"), directory.digest("digest"));
        directory.done();
        List<SealedPart> parts =
                fields.objects("parts").stream().map(Header::parsePart).toList();
        fields.done();
        return new Header(profile, routing, reference, parts);
    }

    private static SealedPart parsePart(Fields part) {
        SealedPart sealed = new SealedPart(part.digest("id"), part.integer("size"));
        part.done();
        return sealed;
    }

    /** The header names a profile that this version does not know. */
    public static final class UnknownProfileException extends IllegalArgumentException {
        UnknownProfileException(String profile) {
            super("The profile '" + profile.substring(0, Math.min(40, profile.length())) + "' is not known here.");
        }
    }
}

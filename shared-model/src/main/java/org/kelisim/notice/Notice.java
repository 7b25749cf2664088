package org.kelisim.notice;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What two officers approve: frozen when the author hands it over, and never changed after that. The
 * random nonce of 32 bytes keeps its digest from being guessed.
 *
 * @param purpose what for, a word of the cited agreement's channel terms; only where an agreement is cited
 * @param language ISO 639 code of the language the author wrote in
 * @param registration the sender's outgoing registration number, where the office uses one
 * @param body fields of the type, validated by its JSON Schema from the catalogue
 */
public record Notice(
        String nonce,
        Routing routing,
        String type,
        int typeVersion,
        Optional<String> purpose,
        HandlingCode handling,
        Priority priority,
        List<Relation> relations,
        String language,
        Optional<String> registration,
        ObjectNode body,
        List<PartDescription> parts) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{1,60}");
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** How this notice stands to an earlier one. */
    public record Relation(Kind kind, DispatchId id) {
        /** Replaces it, or belongs to the same matter. */
        public enum Kind {
            REPLACES("replaces"),
            RELATES_TO("relatesTo");

            private final String wire;

            Kind(String wire) {
                this.wire = wire;
            }

            static Kind parse(String wire) {
                for (Kind kind : values()) {
                    if (kind.wire.equals(wire)) {
                        return kind;
                    }
                }
                throw new IllegalArgumentException("A relation is 'replaces' or 'relatesTo'.");
            }
        }
    }

    /** @throws IllegalArgumentException if a value is out of its bounds */
    public Notice {
        relations = List.copyOf(relations);
        parts = List.copyOf(parts);
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException("A notice's nonce is 32 bytes in Base64.");
        }
        if (!TYPE.matcher(type).matches() || typeVersion < 1) {
            throw new IllegalArgumentException("A notice names its type and version as the catalogue does.");
        }
        if (purpose.isPresent()
                && (routing.channel().isEmpty()
                        || !PURPOSE.matcher(purpose.get()).matches())) {
            throw new IllegalArgumentException(
                    "A purpose is a word in lower case, such as readmission, and belongs to a cited agreement.");
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("A notice's language is an ISO 639 code, such as ru.");
        }
        if (registration.isPresent() && registration.get().length() > 60) {
            throw new IllegalArgumentException("A registration number has at most 60 characters.");
        }
        if (relations.size() > 50 || parts.size() > Header.MOST_PARTS) {
            throw new IllegalArgumentException("A notice has at most 50 relations and 32 attachments.");
        }
    }

    /** A fresh nonce of 32 random bytes. */
    public static String freshNonce() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The dispatch's id. */
    public DispatchId id() {
        return routing.id();
    }

    /** SHA-384 of the canonical bytes: what approvals sign and streams chain. */
    public Digest digest() {
        return Digest.of(CanonicalJson.write(toJson()));
    }

    /** The form that is approved, before canonicalisation. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("nonce", nonce);
        routing.writeTo(json);
        json.put("type", type).put("typeVersion", typeVersion);
        purpose.ifPresent(value -> json.put("purpose", value));
        json.put("handling", handling.label()).put("priority", priority.wire()).put("language", language);
        registration.ifPresent(value -> json.put("registration", value));
        ArrayNode related = json.putArray("relations");
        relations.forEach(relation -> related.addObject()
                .put("kind", relation.kind().wire)
                .put("id", relation.id().toString()));
        json.set("body", body);
        ArrayNode described = json.putArray("parts");
        parts.forEach(part -> described
                .addObject()
                .put("name", part.name())
                .put("mediaType", part.mediaType())
                .put("size", part.size())
                .put("sha384", part.sha384().hex()));
        return json;
    }

    /**
     * Reads a notice strictly.
     *
     * @throws IllegalArgumentException with a plain reason if it is not exactly a notice
     */
    public static Notice parse(ObjectNode json) {
        Fields fields = Fields.of(json);
        Notice notice = new Notice(
                fields.string("nonce"),
                Routing.read(fields),
                fields.string("type"),
                fields.integer("typeVersion", 1, 9999),
                fields.optionalString("purpose"),
                fields.parsed("handling", HandlingCode::parse),
                fields.parsed("priority", Priority::parse),
                fields.objects("relations").stream().map(Notice::parseRelation).toList(),
                fields.string("language"),
                fields.optionalString("registration"),
                fields.tree("body"),
                fields.objects("parts").stream().map(Notice::parsePart).toList());
        fields.done();
        return notice;
    }

    private static Relation parseRelation(Fields fields) {
        Relation relation =
                new Relation(fields.parsed("kind", Relation.Kind::parse), fields.parsed("id", DispatchId::parse));
        fields.done();
        return relation;
    }

    private static PartDescription parsePart(Fields fields) {
        PartDescription part = new PartDescription(
                fields.string("name"), fields.string("mediaType"), fields.integer("size"), fields.digest("sha384"));
        fields.done();
        return part;
    }
}

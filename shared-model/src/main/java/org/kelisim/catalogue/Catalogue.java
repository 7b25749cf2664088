package org.kelisim.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue of notice types: immutable, safe for use by several threads.
 *
 * <p>A catalogue is a set of documents, types and code lists, in any number of versions side by side, so that old notices
 * stay readable. Its {@link #digest} names it in the list of members. Loading is all or nothing: a document that breaks
 * its format, a reference that leads nowhere, a text without a limit or a form that does not match its schema refuses
 * the whole catalogue.
 */
public final class Catalogue {
    private final Map<String, ObjectNode> documents = new TreeMap<>();
    private final Map<String, CodeList> codes = new HashMap<>();
    private final List<NoticeType> types = new ArrayList<>();
    private final Map<String, BodyValidator> validators = new HashMap<>();
    private final Digest digest;

    private static final class BuiltIn {
        static final Catalogue INSTANCE = load(BuiltInDocuments.read());
    }

    private Catalogue(List<ObjectNode> documents) {
        documents.forEach(it -> put(it.deepCopy()));
        each(CodeListReader.FORMAT, it -> {
            CodeList list = CodeListReader.read(Fields.of(it));
            codes.put(list.urn(), list);
        });
        var reader = new TypeReader(codes);
        var schemas = new Schemas(codes.values());
        each(TypeReader.FORMAT, it -> {
            NoticeType type = reader.read(Fields.of(it));
            types.add(type);
            validators.put(key(type), new BodyValidator(type, schemas.compile((ObjectNode) it.path("schema"))));
        });
        types.sort(Comparator.<NoticeType>comparingInt(it -> it.number().orElse(Integer.MAX_VALUE))
                .thenComparing(NoticeType::id)
                .thenComparing(NoticeType::version, Comparator.reverseOrder()));
        var all = CanonicalJson.object();
        var array = all.putArray("documents");
        this.documents.values().forEach(array::add);
        this.digest = Digest.of(CanonicalJson.write(all));
    }

    /** The catalogue that comes with this version of the software. */
    public static Catalogue builtIn() {
        return BuiltIn.INSTANCE;
    }

    /**
     * A catalogue of these documents, in any order.
     *
     * @throws CatalogueException if a document breaks its format
     */
    public static Catalogue load(List<ObjectNode> documents) {
        return new Catalogue(documents);
    }

    private void put(ObjectNode document) {
        String name = "%s %s version %s"
                .formatted(document.path("format"), document.path("id"), document.path("version"))
                .replace("\"", "");
        if (!List.of(CodeListReader.FORMAT, TypeReader.FORMAT)
                .contains(document.path("format").asString(""))) {
            throw new CatalogueException("a document of the catalogue has the format %s or %s"
                    .formatted(TypeReader.FORMAT, CodeListReader.FORMAT));
        }
        if (documents.put(name, document) != null) {
            throw new CatalogueException(name + " is there twice");
        }
    }

    private interface Reader {
        void read(ObjectNode document);
    }

    private void each(String format, Reader reader) {
        documents.forEach((name, document) -> {
            if (document.path("format").asString("").equals(format)) {
                try {
                    reader.read(document);
                } catch (IllegalArgumentException e) {
                    throw new CatalogueException("%s: %s".formatted(name, e.getMessage()));
                }
            }
        });
    }

    /** The newest version of every type, blocked ones too: by number, then those without a number. */
    public List<NoticeType> types() {
        var newest = new TreeMap<String, NoticeType>();
        types.forEach(it -> newest.putIfAbsent(it.id(), it));
        return types.stream().filter(newest::containsValue).toList();
    }

    public Optional<NoticeType> type(String id, int version) {
        return types.stream()
                .filter(it -> it.id().equals(id) && it.version() == version)
                .findFirst();
    }

    public Optional<NoticeType> newest(String id) {
        return types.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** The newest version of a code list. */
    public Optional<CodeList> codes(String id) {
        return codes.values().stream().filter(it -> it.id().equals(id)).max(Comparator.comparingInt(CodeList::version));
    }

    /** A copy of the type's document, schema included, for systems that validate by themselves. */
    public ObjectNode document(NoticeType type) {
        return documents.values().stream()
                .filter(it -> it.path("format").asString("").equals(TypeReader.FORMAT)
                        && it.path("id").asString("").equals(type.id())
                        && it.path("version").asInt(0) == type.version())
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElseThrow(() -> foreign(type));
    }

    /**
     * Everything that is wrong with a body, in the order of the form; empty if it may be sent. At most 200 problems; a
     * body of more than 900,000 bytes gives one.
     *
     * @throws IllegalArgumentException if the type is not of this catalogue
     */
    public List<Problem> validate(NoticeType type, ObjectNode body) {
        return Optional.ofNullable(validators.get(key(type)))
                .orElseThrow(() -> foreign(type))
                .validate(body);
    }

    /** Whether the type's checks refuse a text that stands outside the body, such as the name of an attachment. */
    public boolean refuses(NoticeType type, String text) {
        return TextChecks.find(type.checks(), text).stream().anyMatch(it -> it.severity() == Severity.REFUSED);
    }

    /**
     * The body for a reader: labels and codes in the reader's language, days and numbers in the locale's form, free text
     * as written. Shows the fields of the type only, so validate a received body first.
     */
    public List<RenderedSection> render(NoticeType type, ObjectNode body, Locale locale) {
        return new Renderer(locale).render(type, body);
    }

    /** SHA-384 of the canonical bytes of all documents, ordered by format, id and version. */
    public Digest digest() {
        return digest;
    }

    private static String key(NoticeType type) {
        return type.id() + " " + type.version();
    }

    private static IllegalArgumentException foreign(NoticeType type) {
        return new IllegalArgumentException(
                "the type %s %d is not of this catalogue".formatted(type.id(), type.version()));
    }
}

package org.kelisim.directory;

import java.util.Base64;
import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A directory version with everything it refers to, as the exchange hands it out. Nothing in it is trusted
 * before {@link DirectoryVerifier} has looked at it.
 */
public record DirectoryBundle(DirectoryVersion version, SignedList list, List<SignedStatement> statements) {

    /** Largest bundle in bytes. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    /** A members list and the detached CMS signatures over its bytes, each by a registrar or the Chair. */
    public record SignedList(byte[] list, List<ListSignature> signatures) {
        private static final int MAX_SIGNATURES = 101;

        /** @throws IllegalArgumentException if there are more than 101 signatures, of which each costs time to check */
        public SignedList {
            signatures = List.copyOf(signatures);
            if (signatures.size() > MAX_SIGNATURES) {
                throw new IllegalArgumentException("A members list has 101 signatures at most.");
            }
        }

        /** The form in JSON. */
        public ObjectNode toJson() {
            ObjectNode json = CanonicalJson.object().put("list", base64(list));
            ArrayNode array = json.putArray("signatures");
            signatures.forEach(
                    signature -> array.addObject().put("by", signature.by()).put("cms", base64(signature.cms())));
            return json;
        }

        /** @throws IllegalArgumentException with a plain reason if it is not exactly one */
        public static SignedList parse(ObjectNode json) {
            return readList(Fields.of(json));
        }
    }

    /** One signature over a members list; {@code by} is a registrar's id or the Chair's. */
    public record ListSignature(String by, byte[] cms) {}

    /** A party statement and the detached CMS signature of its party key. */
    public record SignedStatement(byte[] statement, byte[] cms) {
        /** The form in JSON. */
        public ObjectNode toJson() {
            return CanonicalJson.object().put("statement", base64(statement)).put("cms", base64(cms));
        }

        /** @throws IllegalArgumentException with a plain reason if it is not exactly one */
        public static SignedStatement read(Fields fields) {
            return readStatement(fields);
        }
    }

    /** Copies the list. */
    public DirectoryBundle {
        statements = List.copyOf(statements);
    }

    /** The form in JSON. */
    public ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object();
        json.set("version", version.toJson());
        json.set("list", list.toJson());
        ArrayNode array = json.putArray("statements");
        statements.forEach(statement -> array.add(statement.toJson()));
        return json;
    }

    /**
     * Reads a bundle strictly.
     *
     * @throws IllegalArgumentException with a plain reason if it is not exactly one
     */
    public static DirectoryBundle parse(ObjectNode json) {
        Fields fields = Fields.of(json);
        DirectoryBundle bundle = new DirectoryBundle(
                DirectoryVersion.read(fields.object("version")),
                readList(fields.object("list")),
                fields.objects("statements").stream()
                        .map(DirectoryBundle::readStatement)
                        .toList());
        fields.done();
        return bundle;
    }

    private static SignedList readList(Fields fields) {
        SignedList list = new SignedList(
                fields.base64("list"),
                fields.objects("signatures").stream()
                        .map(DirectoryBundle::readSignature)
                        .toList());
        fields.done();
        return list;
    }

    private static ListSignature readSignature(Fields fields) {
        ListSignature signature = new ListSignature(fields.string("by"), fields.base64("cms"));
        fields.done();
        return signature;
    }

    private static SignedStatement readStatement(Fields fields) {
        SignedStatement statement = new SignedStatement(fields.base64("statement"), fields.base64("cms"));
        fields.done();
        return statement;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

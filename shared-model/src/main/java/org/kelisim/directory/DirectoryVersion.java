package org.kelisim.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.party.PartyCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a directory version is made of, by digests: the members list and every party's statement. The
 * exchange assembles it from what is validly signed; it vouches for nothing itself.
 */
public record DirectoryVersion(
        long number, Optional<Digest> previous, Digest list, List<StatementReference> statements) {

    private static final int MAX_BYTES = 1024 * 1024;

    /** A party's statement by number and digest. */
    public record StatementReference(PartyCode party, long number, Digest digest) {}

    /** @throws IllegalArgumentException if a party repeats or the numbers do not fit */
    public DirectoryVersion {
        statements = List.copyOf(statements);
        Set<PartyCode> seen = new HashSet<>();
        if (!statements.stream().map(StatementReference::party).allMatch(seen::add)) {
            throw new IllegalArgumentException("A directory version holds one statement for each party.");
        }
        if (number < 1 || (number == 1) != previous.isEmpty()) {
            throw new IllegalArgumentException(
                    "A directory version has a number, and every later one its predecessor.");
        }
    }

    /** SHA-384 of the canonical form, which headers and the root file cite. */
    public Digest digest() {
        return Digest.of(CanonicalJson.write(toJson()));
    }

    /** The form in JSON. */
    public ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("number", number).put("list", list.hex());
        previous.ifPresent(digest -> json.put("previous", digest.hex()));
        ArrayNode array = json.putArray("statements");
        statements.forEach(statement -> array.addObject()
                .put("party", statement.party().value())
                .put("number", statement.number())
                .put("digest", statement.digest().hex()));
        return json;
    }

    /**
     * Reads the canonical form strictly.
     *
     * @throws IllegalArgumentException with a plain reason if it is not exactly one
     */
    public static DirectoryVersion parse(byte[] bytes) {
        return read(Fields.of(CanonicalJson.readCanonical(bytes, MAX_BYTES)));
    }

    static DirectoryVersion read(Fields fields) {
        DirectoryVersion version = new DirectoryVersion(
                fields.integer("number"),
                fields.optionalDigest("previous"),
                fields.digest("list"),
                fields.objects("statements").stream()
                        .map(DirectoryVersion::readReference)
                        .toList());
        fields.done();
        return version;
    }

    private static StatementReference readReference(Fields fields) {
        StatementReference reference = new StatementReference(
                fields.parsed("party", PartyCode::new), fields.integer("number"), fields.digest("digest"));
        fields.done();
        return reference;
    }
}

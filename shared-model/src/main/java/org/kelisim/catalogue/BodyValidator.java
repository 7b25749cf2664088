package org.kelisim.catalogue;

import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.MalformedJsonException;
import tools.jackson.databind.node.ObjectNode;

/** Validates bodies of one type: schema first, then what a schema cannot say, told in the order of the form. */
final class BodyValidator {
    /** What a body may take of the sealed content, whose limit is 1 MiB with header, approvals and padding. */
    static final int MAX_BYTES = 900_000;

    private static final int MAX_PROBLEMS = 200;

    /** What is looked at before sorting, so that a body made to be wrong everywhere costs little. */
    private static final int MAX_FINDINGS = 1000;

    private final NoticeType type;
    private final Schema schema;
    private final Places places;

    BodyValidator(NoticeType type, Schema schema) {
        this.type = type;
        this.schema = schema;
        this.places = new Places(type);
    }

    private record Placed(Places.Place place, Problem problem) {}

    List<Problem> validate(ObjectNode body) {
        var found = new ArrayList<Placed>();
        size(body, found);
        if (!found.isEmpty()) {
            return found.stream().map(Placed::problem).toList();
        }
        schema.validate(body).stream()
                .limit(MAX_FINDINGS)
                .forEach(it -> add(found, Schemas.pointer(it), Schemas.finding(it)));
        Walk.over(
                type.fields(),
                body,
                (pointer, field, value) ->
                        ValueCheck.find(field, value, type.checks()).forEach(it -> add(found, pointer, it)));
        type.images()
                .filter(it -> body.path(it.masked()).isBoolean()
                        && !body.path(it.masked()).booleanValue())
                .ifPresent(it -> add(found, "/" + it.masked(), Finding.incomplete("not-masked")));
        return found.stream()
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .limit(MAX_PROBLEMS)
                .map(Placed::problem)
                .toList();
    }

    /** Before anything looks inside: what cannot be signed, or is too large, is not examined further. */
    private void size(ObjectNode body, List<Placed> found) {
        try {
            int bytes = CanonicalJson.write(body).length;
            if (bytes > MAX_BYTES) {
                add(found, "", Finding.refused("too-large-body", MAX_BYTES, bytes));
            }
        } catch (MalformedJsonException e) {
            add(found, "", Finding.refused("not-canonical"));
        }
    }

    private void add(List<Placed> found, String pointer, Finding finding) {
        if (found.size() >= 2 * MAX_FINDINGS) {
            return;
        }
        Places.Place place = places.find(pointer);
        found.add(new Placed(
                place, new Problem(pointer, finding.severity(), finding.key(), finding.arguments(), place.label())));
    }
}

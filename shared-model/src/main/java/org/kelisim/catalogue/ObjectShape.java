package org.kelisim.catalogue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kelisim.json.Fields;

/**
 * The schema of an object, as the catalogue allows it: closed, every property known. Its properties are taken one by
 * one by the fields of the form, so that none is left without a field.
 */
final class ObjectShape {
    private final Fields properties;
    private final Set<String> required;
    private final Set<String> left;

    private ObjectShape(Fields properties, Set<String> required, Set<String> left) {
        this.properties = properties;
        this.required = required;
        this.left = left;
    }

    /** Reads {@code type}, {@code additionalProperties}, {@code required} and {@code properties}, and nothing else. */
    static ObjectShape read(Fields schema) {
        SchemaShape.type(schema, "object");
        if (schema.bool("additionalProperties")) {
            throw new IllegalArgumentException("additionalProperties must be false in every object of the schema");
        }
        var required = Set.copyOf(schema.optionalStrings("required").orElse(List.of()));
        var names = new TreeSet<>(schema.tree("properties").propertyNames());
        if (!names.containsAll(required)) {
            throw new IllegalArgumentException("the schema requires a property that it does not describe");
        }
        Fields properties = schema.object("properties");
        schema.done();
        return new ObjectShape(properties, required, names);
    }

    boolean requires(String name) {
        return required.contains(name);
    }

    /** The schema of a property, once. */
    Fields take(String name) {
        if (!left.remove(name)) {
            throw new IllegalArgumentException(
                    "the form has a field /%s that the schema does not know, or has it twice".formatted(name));
        }
        return properties.object(name);
    }

    void done() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("the schema has properties without a field in the form: " + left);
        }
    }
}

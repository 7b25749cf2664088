package org.kelisim.catalogue;

import java.util.Map;
import java.util.Optional;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;

/**
 * What the schema says of one field. Each kind of field has exactly one form of schema; every other keyword is refused,
 * so a document can neither leave a text unbounded nor make a validator fetch something.
 *
 * @param inner the object of a GROUP
 */
record SchemaShape(Limits limits, Optional<CodeList> codes, boolean repeatable, Optional<ObjectShape> inner) {
    static final int MAX_LINE = 1000;
    static final int MAX_TEXT = 20_000;
    static final int MAX_ITEMS = 200;
    private static final int MAX_INTEGER = 1_000_000_000;
    private static final int DAY = 10;

    static SchemaShape read(FieldKind kind, Fields schema, Map<String, CodeList> codes) {
        return switch (kind) {
            case TEXT -> text(schema, MAX_LINE);
            case MULTILINE -> text(schema, MAX_TEXT);
            case DATE -> date(schema);
            case PERIOD -> period(schema);
            case INTEGER -> plain(integer(schema));
            case MONEY -> money(schema, codes);
            case CODE -> new SchemaShape(Limits.NONE, Optional.of(code(schema, codes)), false, Optional.empty());
            case CODES -> codes(schema, codes);
            case FLAG -> flag(schema);
            case GROUP -> group(schema);
        };
    }

    static void type(Fields schema, String type) {
        if (!schema.string("type").equals(type)) {
            throw new IllegalArgumentException("the kind of field needs a schema of type " + type);
        }
    }

    private static SchemaShape plain(Limits limits) {
        return new SchemaShape(limits, Optional.empty(), false, Optional.empty());
    }

    private static SchemaShape text(Fields schema, int max) {
        type(schema, "string");
        int length = schema.integer("maxLength", 1, max);
        schema.done();
        return plain(Limits.length(length));
    }

    private static SchemaShape date(Fields schema) {
        type(schema, "string");
        if (!schema.string("format").equals("date")) {
            throw new IllegalArgumentException("a day needs the format date");
        }
        schema.integer("maxLength", DAY, DAY);
        schema.done();
        return plain(Limits.NONE);
    }

    private static SchemaShape period(Fields schema) {
        ObjectShape object = ObjectShape.read(schema);
        date(object.take("from"));
        date(object.take("to"));
        object.done();
        if (!object.requires("from") || object.requires("to")) {
            throw new IllegalArgumentException("a period requires from and leaves to optional");
        }
        return plain(Limits.NONE);
    }

    private static Limits integer(Fields schema) {
        type(schema, "integer");
        int min = schema.integer("minimum", -MAX_INTEGER, MAX_INTEGER);
        int max = schema.integer("maximum", min, MAX_INTEGER);
        schema.done();
        return Limits.range(min, max);
    }

    private static SchemaShape money(Fields schema, Map<String, CodeList> codes) {
        ObjectShape object = ObjectShape.read(schema);
        Limits amount = integer(object.take("amount"));
        if (!integer(object.take("upTo")).equals(amount)) {
            throw new IllegalArgumentException("amount and upTo have the same limits");
        }
        CodeList currencies = code(object.take("currency"), codes);
        object.done();
        if (!object.requires("amount") || !object.requires("currency") || object.requires("upTo")) {
            throw new IllegalArgumentException("money requires amount and currency and leaves upTo optional");
        }
        return new SchemaShape(amount, Optional.of(currencies), false, Optional.empty());
    }

    private static CodeList code(Fields schema, Map<String, CodeList> codes) {
        CodeList list = schema.parsed(
                "$ref",
                urn -> Optional.ofNullable(codes.get(urn))
                        .orElseThrow(() -> new MalformedJsonException(
                                "no such code list; a reference reads urn:kelisim:codes:country:1")));
        schema.done();
        return list;
    }

    private static SchemaShape codes(Fields schema, Map<String, CodeList> codes) {
        type(schema, "array");
        if (!schema.bool("uniqueItems")) {
            throw new IllegalArgumentException("codes need uniqueItems");
        }
        CodeList list = code(schema.object("items"), codes);
        Limits items = items(schema);
        schema.done();
        return new SchemaShape(items, Optional.of(list), false, Optional.empty());
    }

    private static Limits items(Fields schema) {
        int max = schema.integer("maxItems", 1, MAX_ITEMS);
        int min = schema.has("minItems") ? schema.integer("minItems", 0, max) : 0;
        return Limits.items(min, max);
    }

    private static SchemaShape flag(Fields schema) {
        type(schema, "boolean");
        schema.done();
        return plain(Limits.NONE);
    }

    private static SchemaShape group(Fields schema) {
        if (schema.string("type").equals("object")) {
            return new SchemaShape(Limits.NONE, Optional.empty(), false, Optional.of(ObjectShape.read(schema)));
        }
        type(schema, "array");
        ObjectShape item = ObjectShape.read(schema.object("items"));
        Limits items = items(schema);
        schema.done();
        return new SchemaShape(items, Optional.empty(), true, Optional.of(item));
    }
}

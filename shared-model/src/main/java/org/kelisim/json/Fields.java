package org.kelisim.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an object member by member and refuses what is missing, of another type or left over. A format's {@code parse}
 * asks for each member once and ends with {@link #done()}:
 *
 * <pre>{@code
 * var fields = Fields.of(node);
 * var office = new Office(fields.string("id"), fields.strings("mandates"));
 * fields.done();
 * }</pre>
 *
 * <p>All methods throw {@link MalformedJsonException}; its message names the member by its path, never a value.
 */
public final class Fields {
    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    private Fields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    public static Fields of(JsonNode node) {
        return of(node, "");
    }

    private static Fields of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new Fields(object, path);
        }
        throw new MalformedJsonException(path.isEmpty() ? "an object is required" : path + " must be an object");
    }

    /** Refuses members that nobody asked for. */
    public void done() {
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                throw new MalformedJsonException("%s has a member that the format does not know"
                        .formatted(path.isEmpty() ? "the object" : path));
            }
        }
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public String string(String name) {
        return required(name, optionalString(name));
    }

    public Optional<String> optionalString(String name) {
        return member(name).map(it -> asString(it, at(name)));
    }

    public long integer(String name) {
        return number(name).orElseThrow(() -> missing(name));
    }

    public OptionalLong optionalInteger(String name) {
        return number(name).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** An integer from {@code min} to {@code max}, both included. */
    public int integer(String name, int min, int max) {
        long value = integer(name);
        if (value < min || value > max) {
            throw new MalformedJsonException("%s must be from %d to %d".formatted(at(name), min, max));
        }
        return (int) value;
    }

    public boolean bool(String name) {
        return required(name, optionalBool(name));
    }

    public Optional<Boolean> optionalBool(String name) {
        return member(name).map(it -> {
            if (!it.isBoolean()) {
                throw new MalformedJsonException(at(name) + " must be true or false");
            }
            return it.booleanValue();
        });
    }

    public Fields object(String name) {
        return required(name, optionalObject(name));
    }

    public Optional<Fields> optionalObject(String name) {
        return member(name).map(it -> of(it, at(name)));
    }

    /** The object as it stands, for parts that another format checks. */
    public ObjectNode tree(String name) {
        return object(name).node;
    }

    public Optional<ObjectNode> optionalTree(String name) {
        return optionalObject(name).map(it -> it.node);
    }

    /** The objects of an array, in order. */
    public List<Fields> objects(String name) {
        return required(name, optionalObjects(name));
    }

    public Optional<List<Fields>> optionalObjects(String name) {
        return list(name, Fields::of);
    }

    public List<String> strings(String name) {
        return required(name, optionalStrings(name));
    }

    public Optional<List<String>> optionalStrings(String name) {
        return list(name, Fields::asString);
    }

    /** A string read by its own parser, whose {@link IllegalArgumentException} is told with the member's path. */
    public <T> T parsed(String name, Function<String, T> parser) {
        return required(name, optionalParsed(name, parser));
    }

    public <T> Optional<T> optionalParsed(String name, Function<String, T> parser) {
        return optionalString(name).map(it -> applied(name, parser, it));
    }

    /** Strings of an array, each read by its own parser. */
    public <T> List<T> eachParsed(String name, Function<String, T> parser) {
        return strings(name).stream().map(it -> applied(name, parser, it)).toList();
    }

    /** SHA-384 in lower-case hexadecimal. */
    public Digest digest(String name) {
        return parsed(name, Digest::parse);
    }

    public Optional<Digest> optionalDigest(String name) {
        return optionalParsed(name, Digest::parse);
    }

    /** As {@link UtcSeconds}. */
    public Instant instant(String name) {
        return parsed(name, UtcSeconds::parse);
    }

    public Optional<Instant> optionalInstant(String name) {
        return optionalParsed(name, UtcSeconds::parse);
    }

    /** A calendar day, {@code 2026-11-24}. */
    public LocalDate date(String name) {
        return parsed(name, Fields::asDate);
    }

    public Optional<LocalDate> optionalDate(String name) {
        return optionalParsed(name, Fields::asDate);
    }

    /** As {@link Base64Text}. */
    public byte[] base64(String name) {
        return parsed(name, Base64Text::decode);
    }

    public Optional<byte[]> optionalBase64(String name) {
        return optionalParsed(name, Base64Text::decode);
    }

    private Optional<JsonNode> member(String name) {
        asked.add(name);
        return Optional.ofNullable((@Nullable JsonNode) node.get(name));
    }

    private Optional<Long> number(String name) {
        return member(name).map(it -> {
            if (!it.isIntegralNumber() || !it.canConvertToLong()) {
                throw new MalformedJsonException(at(name) + " must be an integer");
            }
            return it.longValue();
        });
    }

    private interface Element<T> {
        T read(JsonNode node, String path);
    }

    private <T> Optional<List<T>> list(String name, Element<T> element) {
        return member(name).map(it -> {
            if (!(it instanceof ArrayNode array)) {
                throw new MalformedJsonException(at(name) + " must be an array");
            }
            var items = new ArrayList<T>(array.size());
            for (JsonNode item : array) {
                items.add(element.read(item, "%s[%d]".formatted(at(name), items.size())));
            }
            return List.copyOf(items);
        });
    }

    private <T> T applied(String name, Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(at(name) + ": " + e.getMessage());
        }
    }

    private static String asString(JsonNode node, String path) {
        if (!node.isString()) {
            throw new MalformedJsonException(path + " must be a string");
        }
        return node.stringValue();
    }

    private static LocalDate asDate(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (text.length() == 10) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new MalformedJsonException("a day is written as 2026-11-24");
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> missing(name));
    }

    private MalformedJsonException missing(String name) {
        return new MalformedJsonException(at(name) + " is missing");
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

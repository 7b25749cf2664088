package org.kelisim.storage;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change to top-level fields of one document that is the same when carried out twice: fields set to a value, and
 * numbers raised to at least a value.
 *
 * @param set field to new value
 * @param max field to lower bound; a field that is missing gets the bound itself
 */
public record Change(Map<String, Object> set, Map<String, Long> max) {

    public Change {
        set = Map.copyOf(set);
        max = Map.copyOf(max);
        if (set.isEmpty() && max.isEmpty()) {
            throw new IllegalArgumentException("A change needs at least one field");
        }
        set.keySet().forEach(Names::field);
        max.keySet().forEach(Names::field);
        if (set.containsKey("_id") || max.containsKey("_id")) {
            throw new IllegalArgumentException("The _id of a document never changes");
        }
        if (set.keySet().stream().anyMatch(max.keySet()::contains)) {
            throw new IllegalArgumentException("A field is either set or raised, not both");
        }
    }

    /** Sets a field; binary values as {@code byte[]}, instants as {@link java.time.Instant}. */
    public static Change set(String field, Object value) {
        return new Change(Map.of(field, value), Map.of());
    }

    /** Raises a number to at least this value; it never falls. */
    public static Change max(String field, long value) {
        return new Change(Map.of(), Map.of(field, value));
    }

    public Change andSet(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(set);
        more.put(field, value);
        return new Change(more, max);
    }

    public Change andMax(String field, long value) {
        Map<String, Long> more = new LinkedHashMap<>(max);
        more.put(field, value);
        return new Change(set, more);
    }
}

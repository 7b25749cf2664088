package org.kelisim.catalogue;

/**
 * What the schema allows in a field; zero where a limit has no sense for its kind.
 *
 * @param maxLength of a text, in Unicode code points
 * @param minItems of codes and repeatable groups
 * @param maxItems of codes and repeatable groups
 * @param minimum of an integer or an amount of money
 * @param maximum of an integer or an amount of money
 */
public record Limits(int maxLength, int minItems, int maxItems, long minimum, long maximum) {
    static final Limits NONE = new Limits(0, 0, 0, 0, 0);

    static Limits length(int max) {
        return new Limits(max, 0, 0, 0, 0);
    }

    static Limits items(int min, int max) {
        return new Limits(0, min, max, 0, 0);
    }

    static Limits range(long min, long max) {
        return new Limits(0, 0, 0, min, max);
    }
}

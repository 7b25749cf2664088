package org.kelisim.agreement;

import java.util.Arrays;
import java.util.Locale;

/** Names of enumerations in JSON: lower case with hyphens. */
final class Wire {
    private Wire() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(E[] values, String wire) {
        return Arrays.stream(values)
                .filter(it -> of(it).equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such word here"));
    }
}

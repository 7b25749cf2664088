package org.kelisim.catalogue;

import java.util.List;

/** Something found in one value, before it is known where the value stands. */
record Finding(Severity severity, String key, List<Object> arguments) {
    static Finding refused(String key, Object... arguments) {
        return new Finding(Severity.REFUSED, key, List.of(arguments));
    }

    static Finding incomplete(String key, Object... arguments) {
        return new Finding(Severity.INCOMPLETE, key, List.of(arguments));
    }

    static Finding warning(String key, Object... arguments) {
        return new Finding(Severity.WARNING, key, List.of(arguments));
    }
}

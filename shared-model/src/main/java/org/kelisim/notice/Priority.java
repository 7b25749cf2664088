package org.kelisim.notice;

import java.util.Locale;

/** How soon the recipient should look. */
public enum Priority {
    ROUTINE,
    URGENT,
    FLASH;

    /** The name in JSON and in Keycloak: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static Priority parse(String wire) {
        for (Priority value : values()) {
            if (value.wire().equals(wire)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown priority: " + wire.substring(0, Math.min(40, wire.length())));
    }
}

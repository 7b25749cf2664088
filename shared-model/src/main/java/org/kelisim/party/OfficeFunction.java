package org.kelisim.party;

import java.util.Locale;

/** What an office is for; notice types name the functions that may receive them. */
public enum OfficeFunction {
    ENFORCEMENT,
    BORDER,
    MIGRATION,
    LABOUR,
    HUMANITARIAN,
    HEALTH,
    COORDINATION;

    /** The name in JSON and in Keycloak: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static OfficeFunction parse(String wire) {
        for (OfficeFunction value : values()) {
            if (value.wire().equals(wire)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "unknown office function: " + wire.substring(0, Math.min(40, wire.length())));
    }
}

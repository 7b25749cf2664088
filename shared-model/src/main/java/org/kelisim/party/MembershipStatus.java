package org.kelisim.party;

import java.util.Locale;

/** Where a party stands on its way through the process; only an active party sends and fetches. */
public enum MembershipStatus {
    APPLIED,
    ADMITTED,
    ACTIVE,
    SUSPENDED,
    ENDED;

    /** The name in JSON and in Keycloak: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static MembershipStatus parse(String wire) {
        for (MembershipStatus value : values()) {
            if (value.wire().equals(wire)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "unknown membership status: " + wire.substring(0, Math.min(40, wire.length())));
    }
}

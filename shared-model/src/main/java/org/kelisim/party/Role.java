package org.kelisim.party;

import java.util.Locale;

/** What a person may do; held by the enrolment at the node and by the token, and good only where both agree. */
public enum Role {
    OFFICER,
    RELEASER,
    COORDINATOR,
    AUDITOR,
    DATA_PROTECTION,
    REGISTRAR,
    CHAIR;

    /** The name in JSON and in Keycloak: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static Role parse(String wire) {
        for (Role value : values()) {
            if (value.wire().equals(wire)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown role: " + wire.substring(0, Math.min(40, wire.length())));
    }
}

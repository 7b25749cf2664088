package org.kelisim.party;

import java.util.Locale;

/** What a party is to the Almaty Process. */
public enum PartyKind {
    MEMBER_STATE,
    OBSERVER_STATE,
    INVITED_STATE,
    APPLICANT_STATE,
    INTERNATIONAL_ORGANISATION,
    SECRETARIAT;

    /** The name in JSON and in Keycloak: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static PartyKind parse(String wire) {
        for (PartyKind value : values()) {
            if (value.wire().equals(wire)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown kind of party: " + wire.substring(0, Math.min(40, wire.length())));
    }
}

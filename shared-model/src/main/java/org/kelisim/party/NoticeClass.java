package org.kelisim.party;

import java.util.Locale;

/** All that the exchange learns of a notice's kind. A nominal notice is about identified persons and needs an open channel. */
public enum NoticeClass {
    GENERAL,
    NOMINAL,
    AGREEMENT;

    /** The name in JSON and in Keycloak: lower case with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static NoticeClass parse(String wire) {
        for (NoticeClass value : values()) {
            if (value.wire().equals(wire)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown notice class: " + wire.substring(0, Math.min(40, wire.length())));
    }
}

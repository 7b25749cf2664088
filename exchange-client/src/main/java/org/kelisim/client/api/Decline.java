package org.kelisim.client.api;

import java.util.Locale;

/** The exchange's definite refusals, by the last part of the problem's type (RFC 9457). */
public enum Decline {
    FOREIGN_ID,
    PARTY_SUSPENDED,
    NOT_FOUND,
    /** Another dispatch has that id. */
    CONFLICT,
    /** Another action stands in this place of an agreement. */
    HISTORY_MOVED,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    MALFORMED,
    REFUSED,
    /** Seal again with the newest directory, under the same id. */
    STALE_DIRECTORY,
    /** Any other; an exchange newer than this node may know more kinds. */
    OTHER;

    static Decline parse(String type) {
        String name = type.substring(type.lastIndexOf(':') + 1);
        for (Decline kind : values()) {
            if (kind.wire().equals(name)) {
                return kind;
            }
        }
        return OTHER;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

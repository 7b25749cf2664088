package org.kelisim.catalogue;

import java.util.Locale;

/** When an author is offered a type. */
public enum Use {
    /** To begin a matter. */
    NEW,
    /** To answer a notice. */
    REPLY;

    static Use parse(String wire) {
        for (Use use : values()) {
            if (use.name().toLowerCase(Locale.ROOT).equals(wire)) {
                return use;
            }
        }
        throw new IllegalArgumentException("a use is 'new' or 'reply'");
    }
}

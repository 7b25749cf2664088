package org.kelisim.exchange.archive;

import java.util.Locale;

/** Why an event is in a party's feed. */
public enum FeedRole {
    /** The party's office sent the dispatch. */
    SENDER,
    /** An office of the party receives it. */
    RECIPIENT,
    /** One office of the party sent it to another. */
    BOTH,
    /** The event is open to everybody. */
    ALL;

    /** The name in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no such name is known */
    public static FeedRole parse(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

package org.kelisim.exchange.log;

import java.util.Collection;
import org.kelisim.party.PartyCode;

/** Knows the parties to whom events go that are open to all. */
@FunctionalInterface
public interface Everybody {
    /** Those of the newest directory. */
    Collection<PartyCode> parties();
}

package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.party.PartyCode;

/**
 * Where one party stands towards an agreement on a day.
 *
 * @param since from when; where it is not in force for the party yet, from when it will be, as far as that is known
 */
public record PartyStanding(PartyCode party, State state, Optional<LocalDate> since) {

    /** What the agreement is for the party. */
    public enum State {
        /** It is none of its parties. */
        NO_PARTY,
        NOT_SIGNED,
        NOT_IN_FORCE,
        IN_FORCE,
        /** The party suspended it. */
        SUSPENDED,
        /** The party left it. */
        LEFT,
        /** It has ended for all that had signed it and were still there. */
        ENDED;

        /** The name in JSON and message keys. */
        public String wire() {
            return Wire.of(this);
        }
    }

    /** Why the party takes no part in an open channel, in one sentence. */
    public Step outside() {
        return new Step("outside." + state.wire(), List.of(party));
    }
}

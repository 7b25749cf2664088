package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/** The channel of an agreement on a day. Nobody switches it: it follows from what the parties signed. */
public sealed interface Channel {
    AgreementId agreement();

    /** Where the agreement stands. */
    AgreementState state();

    /**
     * Open between these parties, for what the terms name.
     *
     * @param terms signed by every party of the channel itself
     * @param parties those that take part on this day, two or more, in order
     * @param since the day on which the second of these parties took part under these terms
     */
    record Open(AgreementId agreement, Terms terms, Digest digest, List<PartyCode> parties, LocalDate since)
            implements Channel {
        public Open {
            parties = List.copyOf(parties);
        }

        @Override
        public AgreementState state() {
            return AgreementState.IN_FORCE;
        }

        public boolean between(Collection<PartyCode> those) {
            return parties.containsAll(those);
        }

        public boolean carries(String type) {
            return terms.use(type).isPresent();
        }
    }

    /** Closed, and why. */
    record Closed(AgreementId agreement, AgreementState state, Reason reason) implements Channel {}

    /** Why there is no open channel; {@code channel.<wire>} in {@link ActionRefusal#BUNDLE}. */
    enum Reason {
        NOT_IN_FORCE,
        SUSPENDED,
        ENDED,
        /** Not every party has signed the terms itself. */
        TERMS_NOT_SIGNED,
        /** Party by party: that it is in force between two of them follows only from what others put on record. */
        ON_RECORD_ONLY,
        /** The terms name no notice type. */
        NOTHING_AGREED;

        public String wire() {
            return Wire.of(this);
        }

        public String messageKey() {
            return "channel." + wire();
        }
    }
}

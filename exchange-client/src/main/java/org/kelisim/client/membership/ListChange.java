package org.kelisim.client.membership;

import java.time.Duration;
import org.kelisim.directory.Names;
import org.kelisim.party.PartyCode;
import org.kelisim.party.PartyKind;

/** A change that somebody wants of the list of members. */
public sealed interface ListChange {
    /** Two registrars and the Chair. */
    record Step(PartyCode party, MembershipStep step, Decision decision) implements ListChange {}

    /** A party asks to take part; two registrars and the Chair put it on the list. */
    record Application(PartyCode party, PartyKind kind, Names names, Decision decision) implements ListChange {}

    /** The key of a party that has none yet, before it is active; two registrars and the Chair. */
    record Key(KeySheet sheet, Decision decision) implements ListChange {}

    /** In an emergency, two registrars alone: at most 72 hours, once until the Chair signs. */
    record Hold(PartyCode party, Duration length, String reason) implements ListChange {}

    /** Ends a hold at once, two registrars alone; it stays listed as over. */
    record EndHold(PartyCode party) implements ListChange {}

    /** The same list for another 30 days, two registrars alone. */
    record Renewal() implements ListChange {}
}

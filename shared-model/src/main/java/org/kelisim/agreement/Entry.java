package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kelisim.party.PartyCode;

/**
 * When an agreement enters into force for each of its parties by itself, by the notifications among some acts.
 *
 * @param notified the day of each party that has notified
 * @param decisive the day of the notification that brings the agreement into force at all
 * @param days after which it enters into force
 */
record Entry(Map<PartyCode, LocalDate> notified, Optional<LocalDate> decisive, int days) {

    static Entry of(List<PartyCode> parties, Acts acts, EntryIntoForce.PartyByParty rule) {
        Map<PartyCode, LocalDate> notified = new TreeMap<>();
        parties.forEach(party -> acts.act(ActionKind.NOTIFY, party).ifPresent(it -> notified.put(party, it.on())));
        Optional<LocalDate> decisive =
                notified.values().stream().sorted().skip(rule.first() - 1L).findFirst();
        return new Entry(Map.copyOf(notified), decisive, rule.days());
    }

    /** How many have notified. */
    int count() {
        return notified.size();
    }

    /** The first day for the first parties. */
    Optional<LocalDate> first() {
        return decisive.map(it -> it.plusDays(days));
    }

    /** The first day for this party. */
    Optional<LocalDate> of(PartyCode party) {
        return decisive.flatMap(first -> Optional.ofNullable(notified.get(party))
                .map(own -> own.isAfter(first) ? own : first)
                .map(it -> it.plusDays(days)));
    }
}

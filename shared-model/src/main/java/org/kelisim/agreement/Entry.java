package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.party.PartyCode;

/** When an agreement enters into force for each of its parties by itself, by the notifications among these acts. */
record Entry(List<PartyCode> parties, Acts acts, EntryIntoForce.PartyByParty rule) {

    /** The day of the notification that brings the agreement into force at all. */
    Optional<LocalDate> decisive() {
        return notified().stream().sorted().skip(rule.first() - 1L).findFirst();
    }

    /** How many have notified. */
    int count() {
        return notified().size();
    }

    private List<LocalDate> notified() {
        return parties.stream().flatMap(it -> notified(it).stream()).toList();
    }

    private Optional<LocalDate> notified(PartyCode party) {
        return acts.act(ActionKind.NOTIFY, party).map(TreatyAction::on);
    }

    /** The first day for the first parties. */
    Optional<LocalDate> first() {
        return decisive().map(it -> it.plusDays(rule.days()));
    }

    /** The first day for this party. */
    Optional<LocalDate> of(PartyCode party) {
        return decisive()
                .flatMap(first -> notified(party)
                        .map(own -> own.isAfter(first) ? own : first)
                        .map(it -> it.plusDays(rule.days())));
    }
}

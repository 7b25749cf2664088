package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.kelisim.party.PartyCode;

/** Where each party stands on a day, by some of an agreement's acts. */
final class Standings {
    private final Agreement agreement;
    private final Acts acts;
    private final LocalDate day;
    private final AgreementStatus status;
    private final Optional<Entry> entry;

    Standings(Acts all, LocalDate day) {
        this.agreement = all.agreement();
        this.acts = all.until(day);
        this.day = day;
        this.status = StatusOf.compute(all, day);
        this.entry = agreement.entryIntoForce() instanceof EntryIntoForce.PartyByParty rule
                ? Optional.of(Entry.of(agreement.parties(), acts, rule))
                : Optional.empty();
    }

    PartyStanding of(PartyCode party) {
        if (!agreement.parties().contains(party)) {
            return new PartyStanding(party, PartyStanding.State.NO_PARTY, Optional.empty());
        }
        Optional<LocalDate> left = acts.left(party, day);
        if (left.isPresent()) {
            return new PartyStanding(party, PartyStanding.State.LEFT, left);
        }
        if (acts.act(ActionKind.SIGN, party).isEmpty()) {
            return new PartyStanding(party, PartyStanding.State.NOT_SIGNED, Optional.empty());
        }
        if (status.state().over()) {
            return new PartyStanding(party, PartyStanding.State.ENDED, status.since());
        }
        Optional<LocalDate> from = entry.isPresent() ? entry.get().of(party) : status.inForceOn();
        if (from.filter(it -> !it.isAfter(day)).isEmpty()) {
            return new PartyStanding(party, PartyStanding.State.NOT_IN_FORCE, from);
        }
        Optional<LocalDate> suspended = acts.suspension(party).map(TreatyAction::on);
        return suspended.isPresent()
                ? new PartyStanding(party, PartyStanding.State.SUSPENDED, suspended)
                : new PartyStanding(party, PartyStanding.State.IN_FORCE, from);
    }
}

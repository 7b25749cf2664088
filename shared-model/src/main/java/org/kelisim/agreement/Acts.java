package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/** Questions to a list of actions in order that belong together. */
record Acts(List<TreatyAction> actions) {

    Optional<TreatyAction> last(Predicate<TreatyAction> which) {
        return actions.reversed().stream().filter(which).findFirst();
    }

    Optional<TreatyAction> last(ActionKind kind, PartyCode party) {
        return last(it -> it.kind() == kind && it.party().equals(party));
    }

    /** Those until the end of that day. */
    Acts until(LocalDate day) {
        return new Acts(actions.stream().filter(it -> !it.on().isAfter(day)).toList());
    }

    /** The proposal that counts. Nobody can propose once somebody has signed. */
    TreatyAction proposal() {
        return last(it -> it.kind() == ActionKind.PROPOSE).orElseThrow();
    }

    Agreement agreement() {
        return proposal().proposal().flatMap(TreatyAction.Proposal::document).orElseThrow();
    }

    /** What a party did for itself counts more than what another put on record for it. */
    Optional<TreatyAction> act(ActionKind kind, PartyCode party) {
        return last(it -> it.kind() == kind && it.party().equals(party) && it.own())
                .or(() -> last(kind, party));
    }

    /** The party's own initials under the proposal that counts. */
    Optional<TreatyAction> initials(PartyCode party) {
        long proposed = proposal().number();
        return last(ActionKind.INITIAL, party).filter(it -> it.number() > proposed);
    }

    boolean ownSignature(PartyCode party) {
        return act(ActionKind.SIGN, party).filter(TreatyAction::own).isPresent();
    }

    /** The day of the last act of this kind, once every party has done it. */
    Optional<LocalDate> completed(ActionKind kind, Collection<PartyCode> parties) {
        List<Optional<LocalDate>> days = parties.stream()
                .map(party -> act(kind, party).map(TreatyAction::on))
                .toList();
        return days.stream().allMatch(Optional::isPresent)
                ? days.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The last amendment of the terms. */
    Optional<TreatyAction> amendment() {
        return last(it -> it.kind() == ActionKind.AMEND);
    }

    Optional<TreatyAction> adoption(TreatyAction amendment, PartyCode party) {
        return last(ActionKind.ADOPT, party).filter(it -> it.number() > amendment.number());
    }

    /**
     * Terms and the day from which they hold.
     *
     * @param proposed the number under which they were put forward
     */
    record Adopted(Terms terms, Digest digest, long proposed, LocalDate from) {}

    /** The terms that hold on that day: the newest that each party which is asked has signed itself or has left without. */
    Optional<Adopted> adopted(LocalDate day) {
        return actions.reversed().stream()
                .filter(it -> it.proposal().isPresent())
                .flatMap(it -> adopted(it, day).stream())
                .filter(it -> !it.from().isAfter(day))
                .findFirst();
    }

    private Optional<Adopted> adopted(TreatyAction proposed, LocalDate day) {
        List<Optional<LocalDate>> days = asked(proposed).stream()
                .map(party ->
                        signature(proposed.terms(), proposed.number(), party).or(() -> left(party, day)))
                .toList();
        if (!days.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        LocalDate from = days.stream()
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseGet(proposed::signedOn);
        Terms terms = proposed.proposal().orElseThrow().terms();
        return Optional.of(new Adopted(terms, proposed.terms(), proposed.number(), from));
    }

    /**
     * Without whose signature the terms do not hold: all parties, or where an agreement enters into force party by party, for
     * the first terms nobody (each takes part from its own signature on) and for others all that had signed when they were put
     * forward.
     */
    private List<PartyCode> asked(TreatyAction proposed) {
        return agreement().parties().stream()
                .filter(party -> !partyByParty()
                        || proposed.kind() == ActionKind.AMEND
                                && last(it -> it.kind() == ActionKind.SIGN
                                                && it.party().equals(party)
                                                && it.own()
                                                && it.number() < proposed.number())
                                        .isPresent())
                .toList();
    }

    boolean partyByParty() {
        return agreement().entryIntoForce() instanceof EntryIntoForce.PartyByParty;
    }

    /** From which day the party has signed the terms that were put forward under this number itself. */
    Optional<LocalDate> signature(Digest terms, long proposed, PartyCode party) {
        return actions.stream()
                .filter(it -> (it.kind() == ActionKind.SIGN || it.kind() == ActionKind.ADOPT)
                        && it.party().equals(party)
                        && it.own()
                        && it.number() > proposed
                        && it.terms().equals(terms))
                .map(Acts::effect)
                .min(Comparator.naturalOrder());
    }

    /** The day on which the party left, if it has by then. */
    Optional<LocalDate> left(PartyCode party, LocalDate day) {
        return last(ActionKind.DENOUNCE, party).map(TreatyAction::on).filter(it -> !it.isAfter(day));
    }

    /** Without what was only put on record. */
    Acts own() {
        return new Acts(actions.stream().filter(TreatyAction::own).toList());
    }

    /** Terms are signed here and now, also when the agreement's own signature was years ago. */
    private static LocalDate effect(TreatyAction action) {
        return action.on().isAfter(action.signedOn()) ? action.on() : action.signedOn();
    }

    /** The party's last suspension or resumption. */
    Optional<TreatyAction> participation(PartyCode party) {
        return last(it -> (it.kind() == ActionKind.SUSPEND || it.kind() == ActionKind.RESUME)
                && it.party().equals(party));
    }

    Optional<TreatyAction> suspension(PartyCode party) {
        return participation(party).filter(it -> it.kind() == ActionKind.SUSPEND);
    }
}

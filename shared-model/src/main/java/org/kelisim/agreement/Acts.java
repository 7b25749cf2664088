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

    /** Terms and the day from which they hold. */
    record Adopted(Terms terms, Digest digest, LocalDate from) {}

    /** The terms that every party has signed itself and that hold on that day. */
    Optional<Adopted> adopted(LocalDate day) {
        return actions.reversed().stream()
                .filter(it -> it.proposal().isPresent())
                .flatMap(it -> adopted(it).stream())
                .filter(it -> !it.from().isAfter(day))
                .findFirst();
    }

    private Optional<Adopted> adopted(TreatyAction proposed) {
        ActionKind kind = proposed.kind() == ActionKind.AMEND ? ActionKind.ADOPT : ActionKind.SIGN;
        List<Optional<TreatyAction>> acts = agreement().parties().stream()
                .map(party -> last(it -> it.kind() == kind
                        && it.party().equals(party)
                        && it.own()
                        && it.number() > proposed.number()
                        && it.terms().equals(proposed.terms())))
                .toList();
        if (!acts.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        LocalDate from = acts.stream()
                .flatMap(Optional::stream)
                .map(Acts::effect)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Terms terms = proposed.proposal().orElseThrow().terms();
        return Optional.of(new Adopted(terms, proposed.terms(), from));
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

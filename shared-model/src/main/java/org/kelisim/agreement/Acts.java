package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/** Questions to a list of actions in order that belong together. What is asked for each party is found at once. */
final class Acts {
    private final List<TreatyAction> actions;
    private final Map<ActionKind, Map<PartyCode, TreatyAction>> last = new EnumMap<>(ActionKind.class);
    private final Map<ActionKind, Map<PartyCode, TreatyAction>> lastOwn = new EnumMap<>(ActionKind.class);
    /** Signatures of the agreement and of other terms, of each party itself. */
    private final Map<PartyCode, List<TreatyAction>> signatures = new HashMap<>();

    Acts(List<TreatyAction> actions) {
        this.actions = List.copyOf(actions);
        for (TreatyAction action : this.actions) {
            keep(last, action);
            if (action.own()) {
                keep(lastOwn, action);
            }
            if (action.own() && (action.kind() == ActionKind.SIGN || action.kind() == ActionKind.ADOPT)) {
                signatures
                        .computeIfAbsent(action.party(), it -> new ArrayList<>())
                        .add(action);
            }
        }
    }

    private static void keep(Map<ActionKind, Map<PartyCode, TreatyAction>> index, TreatyAction action) {
        index.computeIfAbsent(action.kind(), it -> new HashMap<>()).put(action.party(), action);
    }

    List<TreatyAction> actions() {
        return actions;
    }

    Optional<TreatyAction> last(ActionKind kind) {
        return last.getOrDefault(kind, Map.of()).values().stream().max(Comparator.comparing(TreatyAction::number));
    }

    Optional<TreatyAction> last(ActionKind kind, PartyCode party) {
        return of(last, kind, party);
    }

    private static Optional<TreatyAction> of(
            Map<ActionKind, Map<PartyCode, TreatyAction>> index, ActionKind kind, PartyCode party) {
        return Optional.ofNullable(index.getOrDefault(kind, Map.of()).get(party));
    }

    /** Those until the end of that day. */
    Acts until(LocalDate day) {
        return new Acts(actions.stream().filter(it -> !it.on().isAfter(day)).toList());
    }

    /** The proposal that counts. Nobody can propose once somebody has signed. */
    TreatyAction proposal() {
        return last(ActionKind.PROPOSE).orElseThrow();
    }

    Agreement agreement() {
        return proposal().proposal().flatMap(TreatyAction.Proposal::document).orElseThrow();
    }

    /** What a party did for itself counts more than what another put on record for it. */
    Optional<TreatyAction> act(ActionKind kind, PartyCode party) {
        return of(lastOwn, kind, party).or(() -> last(kind, party));
    }

    /** The party's own initials under the proposal that counts. */
    Optional<TreatyAction> initials(PartyCode party) {
        long proposed = proposal().number();
        return last(ActionKind.INITIAL, party).filter(it -> it.number() > proposed);
    }

    boolean ownSignature(PartyCode party) {
        return of(lastOwn, ActionKind.SIGN, party).isPresent();
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
        return last(ActionKind.AMEND);
    }

    Optional<TreatyAction> adoption(TreatyAction amendment, PartyCode party) {
        return last(ActionKind.ADOPT, party).filter(it -> it.number() > amendment.number());
    }

    /** Terms, by the action that put them forward, and the day from which they hold. */
    record Adopted(TreatyAction proposed, LocalDate from) {
        Terms terms() {
            return proposed.proposal().orElseThrow().terms();
        }

        Digest digest() {
            return proposed.terms();
        }
    }

    /** The terms that hold on that day: the newest that each party which is asked has signed itself or has left without. */
    Optional<Adopted> adopted(LocalDate day) {
        return newestFirst()
                .flatMap(it -> adopted(it).stream())
                .filter(it -> !it.from().isAfter(day))
                .findFirst();
    }

    /**
     * The terms that an act cites: the newest that each party which is asked has signed itself. They do not change when a party
     * leaves, so that an act finds its place whatever follows from who has gone by then.
     */
    Optional<Terms> cited() {
        return newestFirst()
                .filter(it -> asked(it).stream()
                        .allMatch(party -> signatures(it, party).findAny().isPresent()))
                .findFirst()
                .flatMap(TreatyAction::proposal)
                .map(TreatyAction.Proposal::terms);
    }

    private Stream<TreatyAction> newestFirst() {
        return actions.reversed().stream().filter(it -> it.proposal().isPresent());
    }

    /**
     * Other terms put forward in the place of these end the time in which these can be completed. Only the first terms can
     * still be signed then, by who has not signed the agreement so far.
     */
    private Optional<Adopted> adopted(TreatyAction proposed) {
        Optional<TreatyAction> next = next(proposed);
        List<Optional<LocalDate>> days = asked(proposed).stream()
                .map(party -> signatures(proposed, party)
                        .filter(it -> proposed.kind() == ActionKind.PROPOSE || before(it, next))
                        .map(Acts::effect)
                        .min(Comparator.naturalOrder())
                        .or(() -> leftWithout(proposed, party, next)))
                .toList();
        if (!days.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        LocalDate from = days.stream()
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseGet(proposed::signedOn);
        return Optional.of(new Adopted(proposed, from));
    }

    /** The first action that put other terms forward after these. */
    private Optional<TreatyAction> next(TreatyAction proposed) {
        return actions.stream()
                .filter(it -> it.number() > proposed.number()
                        && it.proposal().isPresent()
                        && !it.terms().equals(proposed.terms()))
                .findFirst();
    }

    private static boolean before(TreatyAction action, Optional<TreatyAction> next) {
        return next.isEmpty() || action.number() < next.get().number();
    }

    /**
     * Whoever is still there when others are put forward completes these no more by leaving; nor does, party by party, their
     * author.
     */
    private Optional<LocalDate> leftWithout(TreatyAction proposed, PartyCode party, Optional<TreatyAction> next) {
        if (partyByParty() && proposed.party().equals(party)) {
            return Optional.empty();
        }
        return last(ActionKind.DENOUNCE, party)
                .filter(it -> next.isEmpty() || leftBefore(it, next.get()))
                .map(TreatyAction::on);
    }

    private static boolean leftBefore(TreatyAction denounced, TreatyAction action) {
        return denounced.number() < action.number() && !denounced.on().isAfter(action.signedOn());
    }

    /**
     * Without whose signature the terms do not hold: all parties, or where an agreement enters into force party by party, for
     * the first terms nobody (each takes part from its own signature on) and for others all that had signed when they were put
     * forward and not left.
     */
    List<PartyCode> asked(TreatyAction proposed) {
        if (!partyByParty()) {
            return agreement().parties();
        }
        return proposed.kind() == ActionKind.AMEND
                ? agreement().parties().stream()
                        .filter(party -> of(lastOwn, ActionKind.SIGN, party)
                                        .filter(it -> it.number() < proposed.number())
                                        .isPresent()
                                && last(ActionKind.DENOUNCE, party)
                                        .filter(it -> leftBefore(it, proposed))
                                        .isEmpty())
                        .toList()
                : List.of();
    }

    boolean partyByParty() {
        return agreement().entryIntoForce() instanceof EntryIntoForce.PartyByParty;
    }

    /** From which day the party has signed the terms itself that this action put forward. */
    Optional<LocalDate> signature(TreatyAction proposed, PartyCode party) {
        return signatures(proposed, party).map(Acts::effect).min(Comparator.naturalOrder());
    }

    private Stream<TreatyAction> signatures(TreatyAction proposed, PartyCode party) {
        return signatures.getOrDefault(party, List.of()).stream()
                .filter(it -> it.number() > proposed.number()
                        && it.terms().equals(proposed.terms())
                        && signs(it.kind(), proposed.kind()));
    }

    /** Who joins party by party when its first terms are back signs them with the agreement. */
    private boolean signs(ActionKind kind, ActionKind proposed) {
        return proposed == ActionKind.PROPOSE
                ? kind == ActionKind.SIGN
                : kind == ActionKind.ADOPT || kind == ActionKind.SIGN && partyByParty();
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
        return Stream.of(ActionKind.SUSPEND, ActionKind.RESUME)
                .flatMap(kind -> last(kind, party).stream())
                .max(Comparator.comparing(TreatyAction::number));
    }

    Optional<TreatyAction> suspension(PartyCode party) {
        return participation(party).filter(it -> it.kind() == ActionKind.SUSPEND);
    }
}

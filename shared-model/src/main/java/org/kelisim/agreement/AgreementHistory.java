package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kelisim.json.Digest;
import org.kelisim.party.PartyCode;

/**
 * What the parties of an agreement have done, from the first proposal on: one chain without gaps, forks or contradictions.
 * Nothing else makes one than taking one action after the other, so whoever has a history may rely on that; whether the
 * actions are genuine {@link SignedAction} says. Everything here is a pure function.
 */
public final class AgreementHistory {
    /** The most actions that one agreement can have, but for those that each party has left then. */
    public static final int MOST_ACTIONS = 500;

    /** What each party may still do then, besides suspending and denouncing; no reservations and declarations. */
    static final int OWN_ACTIONS = 10;

    /** The most reservations, declarations and resumptions of one party together. */
    static final int MOST_REPEATED = 50;

    /** The most actions that put documents forward, so that nobody fills a reader's memory with proposals. */
    public static final int MOST_PROPOSALS = 20;

    /** So many of them each party has in any case. */
    static final int OWN_PROPOSALS = 3;

    private final Acts acts;

    AgreementHistory(Acts acts) {
        this.acts = acts;
    }

    /** Takes the first action, a proposal. */
    public static Taking begin(TreatyAction first) {
        return Rules.begin(first)
                .<Taking>map(Taking.NotTaken::new)
                .orElseGet(() -> new Taking.Taken(new AgreementHistory(new Acts(List.of(first)))));
    }

    /** Takes all in order; the first that has no place ends it. */
    public static Taking replay(List<TreatyAction> actions) {
        if (actions.isEmpty()) {
            return new Taking.NotTaken(ActionRefusal.NOT_PROPOSED);
        }
        Taking taking = begin(actions.getFirst());
        for (TreatyAction action : actions.subList(1, actions.size())) {
            if (taking instanceof Taking.Taken(var history)) {
                taking = history.take(action);
            }
        }
        return taking;
    }

    /** Takes the next action, or says why it has no place here. */
    public Taking take(TreatyAction action) {
        Optional<ActionRefusal> refusal = new Rules(acts).refusal(action);
        if (refusal.isPresent()) {
            return new Taking.NotTaken(refusal.get());
        }
        List<TreatyAction> longer = new ArrayList<>(acts.actions());
        longer.add(action);
        return new Taking.Taken(new AgreementHistory(new Acts(List.copyOf(longer))));
    }

    public AgreementId id() {
        return agreement().id();
    }

    /** The document as put forward last. */
    public Agreement agreement() {
        return acts.agreement();
    }

    public List<PartyCode> parties() {
        return agreement().parties();
    }

    /** In order; their number is that of the last one. */
    public List<TreatyAction> actions() {
        return acts.actions();
    }

    /** What the next action names as the one before. */
    public Digest head() {
        return acts.actions().getLast().digest();
    }

    /** The terms that an action of this kind is about: those put forward, signed, or for {@code ADOPT} the amended ones. */
    public Terms termsFor(ActionKind kind) {
        return new Rules(acts).termsFor(kind);
    }

    /** The terms that every party has signed itself and that hold on that day. */
    public Optional<Terms> adoptedTerms(LocalDate day) {
        return adopted(day).map(Acts.Adopted::terms);
    }

    Optional<Acts.Adopted> adopted(LocalDate day) {
        return acts.adopted(day);
    }

    /** Where each party stands on that day, in their order. */
    public List<PartyStanding> standings(LocalDate day) {
        return parties().stream().map(it -> standing(it, day)).toList();
    }

    /** Where this party stands on that day, also one that does not belong to the agreement. */
    public PartyStanding standing(PartyCode party, LocalDate day) {
        return StatusOf.standing(acts, party, day);
    }

    /**
     * From which day the party takes part in a channel under these terms; empty if on that day it does not. Where an agreement
     * enters into force party by party, only the parties' own acts count for that.
     */
    Optional<LocalDate> joined(Acts.Adopted terms, PartyCode party, LocalDate day) {
        if (!acts.partyByParty()) {
            Acts until = acts.until(day);
            boolean out = until.left(party, day).isPresent()
                    || until.suspension(party).isPresent();
            return out ? Optional.empty() : Optional.of(terms.from());
        }
        return entered(party, day)
                .flatMap(entry -> acts.signature(terms.proposed(), party)
                        .filter(it -> !it.isAfter(day))
                        .map(it -> it.isAfter(entry) ? it : entry));
    }

    /** Whether it is in force for the party by the parties' own acts alone. */
    boolean enteredItself(PartyCode party, LocalDate day) {
        return entered(party, day).isPresent();
    }

    private Optional<LocalDate> entered(PartyCode party, LocalDate day) {
        PartyStanding standing = StatusOf.standing(acts.own(), party, day);
        return standing.state() == PartyStanding.State.IN_FORCE ? standing.since() : Optional.empty();
    }

    /** Where the agreement stands on that day, explained step by step. */
    public AgreementStatus status(LocalDate day) {
        return StatusOf.compute(acts, day);
    }

    /** The history as it was before the actions after this number. */
    public AgreementHistory before(long number) {
        return new AgreementHistory(new Acts(
                acts.actions().stream().filter(it -> it.number() <= number).toList()));
    }
}

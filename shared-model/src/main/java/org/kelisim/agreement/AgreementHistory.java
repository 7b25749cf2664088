package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
        return new Taking.Taken(new AgreementHistory(new Acts(longer)));
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
        Standings standings = new Standings(acts, day);
        return parties().stream().map(standings::of).toList();
    }

    /** Where this party stands on that day, also one that does not belong to the agreement. */
    public PartyStanding standing(PartyCode party, LocalDate day) {
        return new Standings(acts, day).of(party);
    }

    /**
     * The parties that take part on that day in a channel under these terms, and from which day on. Where an agreement enters
     * into force party by party, only the parties' own acts count for that.
     */
    SortedMap<PartyCode, LocalDate> joined(Acts.Adopted terms, LocalDate day) {
        SortedMap<PartyCode, LocalDate> joined = new TreeMap<>();
        if (acts.partyByParty()) {
            entered(day)
                    .forEach((party, entry) -> acts.signature(terms.proposed(), party)
                            .filter(it -> !it.isAfter(day))
                            .ifPresent(it -> joined.put(party, it.isAfter(entry) ? it : entry)));
        } else {
            Acts until = acts.until(day);
            parties().stream()
                    .filter(it -> until.left(it, day).isEmpty()
                            && until.suspension(it).isEmpty())
                    .forEach(it -> joined.put(it, terms.from()));
        }
        return joined;
    }

    /** For whom it is in force by the parties' own acts alone, and from which day on. */
    SortedMap<PartyCode, LocalDate> entered(LocalDate day) {
        SortedMap<PartyCode, LocalDate> entered = new TreeMap<>();
        Standings standings = new Standings(acts.own(), day);
        parties().stream()
                .map(standings::of)
                .filter(it -> it.state() == PartyStanding.State.IN_FORCE)
                .forEach(it -> entered.put(it.party(), it.since().orElseThrow()));
        return entered;
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

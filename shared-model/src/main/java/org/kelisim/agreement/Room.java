package org.kelisim.agreement;

import java.util.function.Predicate;
import org.kelisim.party.PartyCode;

/**
 * How many actions an agreement has room for. No party takes that of the others: what it can do over and over is bounded for each,
 * and when all the room is taken each still has some of its own.
 */
record Room(Acts acts) {

    boolean isFor(TreatyAction action) {
        return forProposal(action) && forRepetition(action) && (forAll(action) || forLate(action));
    }

    private boolean forProposal(TreatyAction action) {
        return action.proposal().isEmpty()
                || count(it -> it.proposal().isPresent()) < AgreementHistory.MOST_PROPOSALS
                || count(it -> it.proposal().isPresent() && sameHand(it, action)) < AgreementHistory.OWN_PROPOSALS;
    }

    private boolean forRepetition(TreatyAction action) {
        return !action.kind().repeatable()
                || count(it -> it.kind().repeatable() && sameHand(it, action)) < AgreementHistory.MOST_REPEATED;
    }

    private static boolean forAll(TreatyAction action) {
        return action.number() <= AgreementHistory.MOST_ACTIONS;
    }

    /** To close always; suspensions are bounded by the resumptions between them. */
    private boolean forLate(TreatyAction action) {
        return switch (action.kind()) {
            case SUSPEND, DENOUNCE -> true;
            case RESERVE, DECLARE -> false;
            default -> count(it -> !forAll(it) && sameHand(it, action)) < AgreementHistory.OWN_ACTIONS;
        };
    }

    /** Whose office acts counts, not for whom it puts something on record. */
    private static boolean sameHand(TreatyAction one, TreatyAction other) {
        PartyCode party = one.office().party();
        return party.equals(other.office().party());
    }

    private long count(Predicate<TreatyAction> which) {
        return acts.actions().stream().filter(which).count();
    }
}

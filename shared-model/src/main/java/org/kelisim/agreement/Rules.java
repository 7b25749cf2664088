package org.kelisim.agreement;

import static org.kelisim.agreement.ActionRefusal.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.kelisim.party.PartyCode;

/** Which action may follow. From its place in the chain over what it cites to what it does. */
record Rules(Acts acts) {
    private static final Duration CLOCKS = Duration.ofMinutes(5);
    /** East of Greenwich the day is ahead of UTC. */
    private static final int DAYS_AHEAD = 1;

    static Optional<ActionRefusal> begin(TreatyAction first) {
        boolean proposal = first.kind() == ActionKind.PROPOSE
                && first.number() == 1
                && first.own()
                && first.party().equals(first.agreement().party());
        return proposal ? future(first) : Optional.of(NOT_PROPOSED);
    }

    Optional<ActionRefusal> refusal(TreatyAction action) {
        return place(action)
                .or(() -> citations(action))
                .or(() -> future(action))
                .or(() -> past(action))
                .or(() -> ended(action))
                .or(() -> act(action));
    }

    private Optional<ActionRefusal> place(TreatyAction action) {
        TreatyAction last = acts.actions().getLast();
        if (!action.agreement().equals(last.agreement())) {
            return Optional.of(OTHER_AGREEMENT);
        }
        if (!isParty(action.office().party()) || !isParty(action.party())) {
            return Optional.of(NOT_A_PARTY);
        }
        if (action.number() != last.number() + 1 || !action.previous().equals(Optional.of(last.digest()))) {
            return Optional.of(NOT_THE_NEXT);
        }
        if (!new Room(acts).isFor(action)) {
            return Optional.of(TOO_MANY_ACTIONS);
        }
        return when(action.time().isBefore(last.time().minus(CLOCKS)), OUT_OF_ORDER);
    }

    private boolean isParty(PartyCode party) {
        return acts.agreement().parties().contains(party);
    }

    private Optional<ActionRefusal> citations(TreatyAction action) {
        if (action.kind() == ActionKind.PROPOSE) {
            return Optional.empty();
        }
        if (!action.document().equals(acts.agreement().digest())) {
            return Optional.of(DOCUMENT_DIFFERS);
        }
        if (action.kind() == ActionKind.AMEND) {
            return Optional.empty();
        }
        if (action.kind() == ActionKind.ADOPT && acts.amendment().isEmpty()) {
            return Optional.of(NOTHING_TO_ADOPT);
        }
        return when(!action.terms().equals(termsFor(action.kind()).digest()), TERMS_DIFFER);
    }

    Terms termsFor(ActionKind kind) {
        Terms first = acts.proposal().proposal().orElseThrow().terms();
        return switch (kind) {
            case ADOPT ->
                acts.amendment()
                        .flatMap(TreatyAction::proposal)
                        .map(TreatyAction.Proposal::terms)
                        .orElse(first);
            case PROPOSE, INITIAL, SIGN -> first;
            default -> acts.cited().orElse(first);
        };
    }

    private static Optional<ActionRefusal> future(TreatyAction action) {
        boolean early = !action.kind().neverInThePast()
                && action.on().isAfter(action.signedOn().plusDays(DAYS_AHEAD));
        return when(early, IN_THE_FUTURE);
    }

    private static Optional<ActionRefusal> past(TreatyAction action) {
        return when(action.kind().neverInThePast() && action.on().isBefore(action.signedOn()), IN_THE_PAST);
    }

    private Optional<ActionRefusal> ended(TreatyAction action) {
        AgreementState state = StatusOf.compute(acts, action.signedOn()).state();
        boolean left = acts.left(action.party(), action.signedOn()).isPresent();
        return when(state.over() || left, ENDED);
    }

    private Optional<ActionRefusal> act(TreatyAction action) {
        return switch (action.kind()) {
            case PROPOSE -> propose(action);
            case INITIAL -> initial(action);
            case SIGN -> once(action, Optional.empty());
            case RATIFY -> once(action, signedBy(action.party()), NOT_SIGNED_BY_PARTY);
            case NOTIFY ->
                switch (acts.agreement().entryIntoForce()) {
                    case EntryIntoForce.PartyByParty each ->
                        once(action, signedBy(action.party()), NOT_SIGNED_BY_PARTY);
                    case EntryIntoForce it when it.byNotification() -> once(action, signedByAll(), NOT_SIGNED_BY_ALL);
                    default -> Optional.of(NO_NOTIFICATION_NEEDED);
                };
            case APPLY_PROVISIONALLY ->
                when(notInForce(action.on()).isEmpty(), IN_FORCE_ALREADY)
                        .or(() -> once(action, signedByAll(), NOT_SIGNED_BY_ALL));
            case AMEND -> amend(action);
            case ADOPT ->
                notSignedItself(action.party())
                        .or(() -> when(
                                acts.adoption(acts.amendment().orElseThrow(), action.party())
                                        .isPresent(),
                                ALREADY_DONE));
            case RESERVE, DECLARE -> Optional.empty();
            case SUSPEND -> suspend(action);
            case RESUME -> resume(action);
            case DENOUNCE -> denounce(action);
            case REGISTER ->
                notInForce(action.signedOn())
                        .or(() -> when(acts.last(ActionKind.REGISTER).isPresent(), ALREADY_DONE));
        };
    }

    private Optional<LocalDate> signedByAll() {
        return acts.completed(ActionKind.SIGN, acts.agreement().parties());
    }

    private Optional<LocalDate> signedBy(PartyCode party) {
        return acts.act(ActionKind.SIGN, party).map(TreatyAction::on);
    }

    private Optional<ActionRefusal> propose(TreatyAction action) {
        if (acts.last(ActionKind.SIGN).isPresent()) {
            return Optional.of(DOCUMENT_STANDS);
        }
        boolean same = action.proposal()
                .flatMap(TreatyAction.Proposal::document)
                .filter(it -> it.parties().equals(acts.agreement().parties()))
                .isPresent();
        return when(!same, PARTIES_CHANGED);
    }

    /** Party by party, other terms are a matter of those that have signed themselves, of which one alone agrees with nobody. */
    private Optional<ActionRefusal> amend(TreatyAction action) {
        return when(signedByAll().isEmpty() && notInForce(action.signedOn()).isPresent(), NOT_SIGNED_BY_ALL)
                .or(() -> notSignedItself(action.party()))
                .or(() -> when(acts.partyByParty() && acts.asked(action).size() < 2, NOT_SIGNED_BY_ALL));
    }

    private Optional<ActionRefusal> notSignedItself(PartyCode party) {
        return when(acts.partyByParty() && !acts.ownSignature(party), NOT_SIGNED_BY_PARTY);
    }

    private Optional<ActionRefusal> initial(TreatyAction action) {
        boolean done = acts.initials(action.party()).isPresent()
                || acts.act(ActionKind.SIGN, action.party()).isPresent();
        return when(done, ALREADY_DONE);
    }

    /** Once for each party; what was only put on record the party may then do itself. */
    private Optional<ActionRefusal> once(TreatyAction action, Optional<LocalDate> notBefore) {
        Optional<TreatyAction> done = acts.act(action.kind(), action.party());
        if (done.isPresent() && (done.get().own() || !action.own())) {
            return Optional.of(ALREADY_DONE);
        }
        return when(notBefore.filter(action.on()::isBefore).isPresent(), BEFORE_SIGNATURE);
    }

    private Optional<ActionRefusal> once(TreatyAction action, Optional<LocalDate> notBefore, ActionRefusal otherwise) {
        return notBefore.isEmpty() ? Optional.of(otherwise) : once(action, notBefore);
    }

    private Optional<ActionRefusal> notInForce(LocalDate day) {
        AgreementStatus status = StatusOf.compute(acts, day);
        boolean inForce = status.state() == AgreementState.IN_FORCE || status.state() == AgreementState.SUSPENDED;
        return when(!inForce, NOT_IN_FORCE);
    }

    /** For this party: the others may go on, or not have begun. */
    private Optional<ActionRefusal> notInForceFor(PartyCode party, LocalDate day) {
        if (!acts.partyByParty()) {
            return notInForce(day);
        }
        boolean inForce = switch (new Standings(acts, day).of(party).state()) {
            case IN_FORCE, SUSPENDED -> true;
            case NO_PARTY, NOT_SIGNED, NOT_IN_FORCE, LEFT, ENDED -> false;
        };
        return when(!inForce, NOT_IN_FORCE);
    }

    private Optional<ActionRefusal> suspend(TreatyAction action) {
        return notInForceFor(action.party(), action.on())
                .or(() -> when(acts.suspension(action.party()).isPresent(), ALREADY_DONE))
                .or(() -> afterParticipation(action));
    }

    private Optional<ActionRefusal> resume(TreatyAction action) {
        return when(acts.suspension(action.party()).isEmpty(), NOT_SUSPENDED).or(() -> afterParticipation(action));
    }

    private Optional<ActionRefusal> afterParticipation(TreatyAction action) {
        return when(
                acts.participation(action.party())
                        .filter(it -> action.on().isBefore(it.on()))
                        .isPresent(),
                OUT_OF_ORDER);
    }

    private Optional<ActionRefusal> denounce(TreatyAction action) {
        LocalDate earliest = action.signedOn().plusDays(acts.agreement().denunciationDaysKnown());
        return notInForceFor(action.party(), action.signedOn())
                .or(() -> when(acts.last(ActionKind.DENOUNCE, action.party()).isPresent(), ALREADY_DONE))
                .or(() -> when(action.on().isBefore(earliest), NOTICE_TOO_SHORT));
    }

    private static Optional<ActionRefusal> when(boolean refused, ActionRefusal reason) {
        return refused ? Optional.of(reason) : Optional.empty();
    }
}

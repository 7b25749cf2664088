package org.kelisim.exchange.agreement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kelisim.agreement.ActionRefusal;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.SignedAction;
import org.kelisim.agreement.Step;
import org.kelisim.agreement.Taking;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Audience;
import org.kelisim.exchange.archive.FeedRole;
import org.kelisim.exchange.archive.Recording;
import org.kelisim.exchange.directory.ExchangeDirectory;
import org.kelisim.exchange.web.Problem;
import org.kelisim.exchange.web.ProblemException;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.party.PartyCode;
import org.springframework.stereotype.Component;

/**
 * An action's way into the exchange: verified, put in its place, kept, and only then answered. Its place is taken by an
 * insert, so two actions at once cannot both follow the same one.
 */
@Component
class TreatyActions {
    private final StoredAgreements agreements;
    private final Archive archive;
    private final ExchangeDirectory directories;
    private final InstantSource clock;

    TreatyActions(StoredAgreements agreements, Archive archive, ExchangeDirectory directories, InstantSource clock) {
        this.agreements = agreements;
        this.archive = archive;
        this.directories = directories;
        this.clock = clock;
    }

    /** An action that is kept, and whether this call brought it in. */
    record Kept(TreatyAction action, boolean anew) {}

    /** @throws ProblemException if it is not taken */
    Kept take(PartyCode party, AgreementId id, byte[] cms) {
        Optional<AgreementHistory> history = agreements.find(id);
        requireToBeSeen(party, id, history);
        Instant now = clock.instant();
        TreatyAction action = genuine(cms, now);
        if (!action.agreement().equals(id)) {
            throw refused(ActionRefusal.OTHER_AGREEMENT);
        }
        if (!action.office().party().equals(party)) {
            throw Problem.REFUSED.because("foreign-office", "The office that signed is not of your party.");
        }
        if (isThere(history, action)) {
            return new Kept(action, false);
        }
        Taking taking = history.map(it -> it.take(action)).orElseGet(() -> AgreementHistory.begin(action));
        return switch (taking) {
            case Taking.Taken(var longer) -> keep(longer, action, cms, now);
            case Taking.NotTaken(var reason) when reason == ActionRefusal.NOT_THE_NEXT -> throw moved();
            case Taking.NotTaken(var reason) -> throw refused(reason);
        };
    }

    /** For whom there is no such agreement, there is none in the same words as if there were none. */
    private static void requireToBeSeen(PartyCode party, AgreementId id, Optional<AgreementHistory> history) {
        boolean seen = history.map(it -> it.parties().contains(party))
                .orElseGet(() -> id.party().equals(party));
        if (!seen) {
            throw AgreementController.nothing();
        }
    }

    private TreatyAction genuine(byte[] cms, Instant now) {
        return switch (SignedAction.verify(cms, directories, now)) {
            case SignedAction.Outcome.Genuine(var signed) -> signed.action();
            case SignedAction.Outcome.NotGenuine(var reason) -> throw refused(reason);
        };
    }

    private static boolean isThere(Optional<AgreementHistory> history, TreatyAction action) {
        return history.map(AgreementHistory::actions)
                .filter(actions -> action.number() <= actions.size())
                .map(actions -> actions.get((int) action.number() - 1).digest().equals(action.digest()))
                .orElse(false);
    }

    private Kept keep(AgreementHistory history, TreatyAction action, byte[] cms, Instant now) {
        if (action.number() == 1) {
            if (!agreements.mayRegister(action.party())) {
                throw Problem.REFUSED.because(
                        "too-many-agreements",
                        "Your party has registered as many agreements as it may. Ask the operator.");
            }
            agreements.announce(action.agreement());
        }
        Audience audience = audience(history, action);
        Event event = new Event(
                EventKind.AGREEMENT_ACTION,
                action.agreement() + "/" + action.number(),
                action.digest(),
                Optional.of(action.office().toString()),
                Optional.empty(),
                Optional.empty(),
                audience.parties(),
                now);
        Recording recording = archive.record(event, audience, Optional.of(cms));
        if (!recording.fact().leaf().event().fingerprint().equals(action.digest())) {
            throw moved();
        }
        return new Kept(action, recording.anew());
    }

    private static Audience audience(AgreementHistory history, TreatyAction action) {
        SortedMap<PartyCode, FeedRole> roles = new TreeMap<>();
        history.parties().forEach(party -> roles.put(party, FeedRole.RECIPIENT));
        roles.put(action.office().party(), FeedRole.SENDER);
        return new Audience(roles);
    }

    private static ProblemException moved() {
        return Problem.HISTORY_MOVED.because(
                ActionRefusal.NOT_THE_NEXT.wire(), words(ActionRefusal.NOT_THE_NEXT.messageKey()));
    }

    private static ProblemException refused(ActionRefusal reason) {
        return Problem.REFUSED.because(reason.wire(), words(reason.messageKey()));
    }

    private static String words(String key) {
        return Step.text(key, Locale.ENGLISH);
    }
}

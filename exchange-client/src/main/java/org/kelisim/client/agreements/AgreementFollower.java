package org.kelisim.client.agreements;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kelisim.agreement.ActionRefusal;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.SignedAction;
import org.kelisim.agreement.Taking;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.Decline;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.DirectoryLookup;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;

/**
 * Fetches each action that the feed tells of, verifies it, and puts it in its place. What does not hold is never kept: it
 * closes the agreement's channel at this node and raises an alarm.
 */
final class AgreementFollower {
    private final AgreementLedger ledger;
    private final ExchangeClient exchange;
    private final DirectoryLookup directories;
    private final Runnable refreshDirectory;
    private final Consumer<AgreementId> changed;
    private final Consumer<Message> alarm;

    AgreementFollower(
            AgreementLedger ledger,
            ExchangeClient exchange,
            DirectoryLookup directories,
            Runnable refreshDirectory,
            Consumer<AgreementId> changed,
            Consumer<Message> alarm) {
        this.ledger = ledger;
        this.exchange = exchange;
        this.directories = directories;
        this.refreshDirectory = refreshDirectory;
        this.changed = changed;
        this.alarm = alarm;
    }

    /** When this returns, the action is in the store, or the alarm was raised; throws if the exchange does not answer. */
    synchronized void happened(Event event, long leaf) {
        int slash = event.subject().lastIndexOf('/');
        try {
            AgreementId id = new AgreementId(event.subject().substring(0, Math.max(slash, 0)));
            happened(id, Integer.parseInt(event.subject().substring(slash + 1)), event, leaf);
        } catch (IllegalArgumentException e) { // not a name or a number: nothing of ours follows from it
            alarm.accept(Message.of("alarm.unknown-event", Long.toString(leaf)));
        }
    }

    private void happened(AgreementId id, int number, Event event, long leaf) {
        Optional<AgreementLedger.Known> known = ledger.find(id);
        int have = known.map(it -> it.actions().size()).orElse(0);
        if (number < 1) {
            broken(id, Message.of("alarm.agreement-gap", id.value()));
        } else if (number <= have) {
            requireSame(id, known.orElseThrow().actions().get(number - 1), event.fingerprint());
        } else if (number == have + 1L) {
            fetch(id, number, event, leaf, known);
        } else {
            broken(id, Message.of("alarm.agreement-gap", id.value()));
        }
        changed.accept(id);
    }

    private void requireSame(AgreementId id, KeptAction kept, Digest told) {
        if (!kept.action().digest().equals(told)) {
            broken(id, Message.of("alarm.agreement-fork", id.value()));
        }
    }

    private void fetch(AgreementId id, long number, Event event, long leaf, Optional<AgreementLedger.Known> known) {
        switch (exchange.actions(id, number - 1)) {
            case Answer.Given<List<byte[]>>(List<byte[]> actions)
            when !actions.isEmpty() -> verify(id, actions.getFirst(), event, leaf, known);
            case Answer.Given<List<byte[]>> nothing -> throw new IllegalStateException("an action is not there yet");
            case Answer.Declined<List<byte[]>>(var kind, var reason, var message)
            when kind != Decline.NOT_FOUND ->
                throw new IllegalStateException("the exchange does not hand out an action: " + kind);
            case Answer.Declined<List<byte[]>> withheld ->
                broken(id, Message.of("alarm.agreement-withheld", id.value()));
            case Answer.Later<List<byte[]>> later -> throw new IllegalStateException("the exchange does not answer");
        }
    }

    private void verify(AgreementId id, byte[] cms, Event event, long leaf, Optional<AgreementLedger.Known> known) {
        SignedAction.Outcome outcome = genuine(cms, event, leaf);
        if (outcome instanceof SignedAction.Outcome.NotGenuine(var reason)
                && reason == ActionRefusal.UNKNOWN_DIRECTORY) {
            refreshDirectory.run();
            outcome = genuine(cms, event, leaf);
        }
        switch (outcome) {
            case SignedAction.Outcome.NotGenuine(var reason) -> broken(id, doesNotHold(id, reason));
            case SignedAction.Outcome.Genuine(var signed) -> place(id, signed, event, leaf, known);
        }
    }

    private SignedAction.Outcome genuine(byte[] cms, Event event, long leaf) {
        Directory inForce = directories.inForceAt(leaf).orElseGet(directories::newest);
        return SignedAction.verify(cms, directories, inForce, event.time());
    }

    private void place(
            AgreementId id, SignedAction signed, Event event, long leaf, Optional<AgreementLedger.Known> known) {
        if (!signed.digest().equals(event.fingerprint())
                || !signed.action().agreement().equals(id)) {
            broken(id, Message.of("alarm.agreement-fork", id.value()));
            return;
        }
        Taking taking = known.map(it -> it.history().take(signed.action()))
                .orElseGet(() -> AgreementHistory.begin(signed.action()));
        switch (taking) {
            case Taking.Taken taken -> ledger.keep(signed, new KeptAction(signed.action(), event.time(), leaf));
            case Taking.NotTaken(var reason) -> broken(id, doesNotHold(id, reason));
        }
    }

    private static Message doesNotHold(AgreementId id, ActionRefusal reason) {
        return Message.of("alarm.agreement-broken", id.value(), Message.of(reason.messageKey()));
    }

    private void broken(AgreementId id, Message message) {
        ledger.markBroken(id);
        alarm.accept(message);
    }
}

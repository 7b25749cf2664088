package org.kelisim.client.agreements;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.SignedAction;
import org.kelisim.agreement.Taking;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.Refusals;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Vault;
import org.kelisim.cms.HybridSigner;
import org.kelisim.directory.Directory;
import org.kelisim.json.Digest;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Approvals;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.notice.Released;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/**
 * Four eyes for treaty actions: the first officer draws the action up to the last byte, the second releases exactly these
 * bytes, and only then the office's keys sign. What was signed is kept until the exchange has answered.
 */
final class ActionDesk {
    /** Shorter than the day for which an exchange takes a signature. */
    private static final Duration GOOD_FOR = Duration.ofHours(20);

    private final AgreementLedger ledger;
    private final NodeStore store;
    private final Vault vault;
    private final ExchangeClient exchange;
    private final TextCourier texts;
    private final Supplier<Directory> directory;
    private final Consumer<AgreementId> changed;
    private final Consumer<Message> alarm;
    private final Clock clock;

    ActionDesk(
            AgreementLedger ledger,
            NodeStore store,
            Vault vault,
            ExchangeClient exchange,
            TextCourier texts,
            Supplier<Directory> directory,
            Consumer<AgreementId> changed,
            Consumer<Message> alarm,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.vault = vault;
        this.exchange = exchange;
        this.texts = texts;
        this.directory = directory;
        this.changed = changed;
        this.alarm = alarm;
        this.clock = clock;
    }

    List<OfficeId> offices() {
        return vault.offices().stream()
                .filter(it -> directory
                        .get()
                        .office(it)
                        .filter(office -> office.entry().maySend(NoticeClass.AGREEMENT))
                        .isPresent())
                .sorted()
                .toList();
    }

    List<ActionKind> possible(AgreementId id, LocalDate on) {
        Optional<OfficeId> office = offices().stream().findFirst();
        Optional<AgreementLedger.Known> known = ledger.find(id).filter(it -> !it.broken());
        if (office.isEmpty() || known.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(ActionKind.values())
                .filter(kind -> kind != ActionKind.AMEND && kind != ActionKind.PROPOSE)
                .filter(kind -> known.get()
                                .history()
                                .take(draft(
                                        ActionIntent.own(id, kind, office.get(), day(known.get(), kind, on)), known))
                        instanceof Taking.Taken)
                .toList();
    }

    /** A denunciation is possible on the first day that the agreement allows. */
    private static LocalDate day(AgreementLedger.Known known, ActionKind kind, LocalDate on) {
        return kind == ActionKind.DENOUNCE
                ? on.plusDays(known.history().agreement().denunciationDaysKnown() + 1L)
                : on;
    }

    synchronized Preparation prepare(ActionIntent intent, UnlockedOfficer author) {
        if (!offices().contains(intent.office()) || !author.may(Role.OFFICER, intent.office())) {
            return refused(Message.of("agreement.not-officer"));
        }
        Optional<AgreementLedger.Known> known = ledger.find(intent.agreement());
        if (known.filter(AgreementLedger.Known::broken).isPresent()) {
            return refused(Message.of("channel.broken", intent.agreement().value()));
        }
        if (all().stream().anyMatch(it -> it.action().agreement().equals(intent.agreement()))) {
            return refused(Message.of("agreement.one-at-a-time"));
        }
        TreatyAction action;
        try {
            action = draft(intent, known);
        } catch (IllegalArgumentException e) {
            return refused(Message.of("agreement.malformed", String.valueOf(e.getMessage())));
        }
        if (taking(action, known) instanceof Taking.NotTaken(var reason)) {
            return refused(Message.of(reason.messageKey()));
        }
        Approval approval = author.approve(Approval.Part.AUTHOR, intent.office(), DrawnUp.approved(action));
        Optional<Message> fault = fault(action, approval, Role.OFFICER);
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        Optional<TextNotice> notice;
        try {
            notice = texts.draw(action, before(known))
                    .map(it -> new TextNotice(it, author.approve(Approval.Part.AUTHOR, it), Optional.empty()));
        } catch (IllegalArgumentException e) {
            return refused(Message.of("agreement.malformed", String.valueOf(e.getMessage())));
        }
        DrawnUp drawnUp = new DrawnUp(
                UuidCreator.getTimeOrderedEpoch().toString(),
                action,
                approval,
                Optional.empty(),
                Optional.empty(),
                notice);
        store.put(Shelf.ACTIONS, drawnUp.id(), drawnUp.toJson());
        changed.accept(intent.agreement());
        return new Preparation.Waiting(drawnUp.pending(true));
    }

    /** The texts of the proposals so far. */
    private static Set<Digest> before(Optional<AgreementLedger.Known> known) {
        return known.stream()
                .flatMap(it -> it.history().actions().stream())
                .flatMap(TextCourier::named)
                .collect(Collectors.toSet());
    }

    private static ActionRelease no(String key) {
        return new ActionRelease.Refused(Message.of(key));
    }

    private static Preparation refused(Message reason) {
        return new Preparation.Refused(reason);
    }

    private static Taking taking(TreatyAction action, Optional<AgreementLedger.Known> known) {
        return known.map(it -> it.history().take(action)).orElseGet(() -> AgreementHistory.begin(action));
    }

    private TreatyAction draft(ActionIntent intent, Optional<AgreementLedger.Known> known) {
        Optional<AgreementHistory> history = known.map(AgreementLedger.Known::history);
        Directory newest = directory.get();
        Digest document = intent.proposal()
                .flatMap(TreatyAction.Proposal::document)
                .map(it -> it.digest())
                .or(() -> history.map(it -> it.agreement().digest()))
                .orElseThrow(() -> new IllegalArgumentException("There is no such agreement here."));
        Digest terms = intent.proposal()
                .map(it -> it.terms().digest())
                .or(() -> history.map(it -> it.termsFor(intent.kind()).digest()))
                .orElseThrow();
        return new TreatyAction(
                intent.agreement(),
                history.map(it -> it.actions().size()).orElse(0) + 1L,
                history.map(AgreementHistory::head),
                intent.kind(),
                intent.office(),
                intent.party(),
                intent.on(),
                document,
                terms,
                intent.proposal(),
                intent.reference()
                        .or(() -> placeholder(intent.kind(), intent.proposal().isEmpty())),
                new DirectoryReference(newest.version(), newest.digest()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Only so that {@link #possible} can ask; {@link #prepare} is given a number by the officer. */
    private static Optional<String> placeholder(ActionKind kind, boolean asking) {
        return kind == ActionKind.REGISTER && asking ? Optional.of("?") : Optional.empty();
    }

    List<PendingAction> waiting(UnlockedOfficer officer) {
        return all().stream()
                .filter(it -> officer.offices().contains(it.action().office()))
                .map(it -> it.pending(it.author().enrolment().officer().equals(officer.id())))
                .sorted(Comparator.comparing(PendingAction::id))
                .toList();
    }

    synchronized ActionRelease release(String id, Digest seen, UnlockedOfficer releaser) {
        Optional<DrawnUp> found =
                find(id).filter(it -> releaser.offices().contains(it.action().office()));
        if (found.isEmpty()) {
            return no("release.gone");
        }
        DrawnUp drawnUp = found.get();
        TreatyAction action = drawnUp.action();
        if (!releaser.may(Role.RELEASER, action.office())) {
            return no("release.not-releaser");
        }
        if (drawnUp.author().enrolment().officer().equals(releaser.id())) {
            return no("release.same-person");
        }
        if (!DrawnUp.approved(action).equals(seen)) {
            return no("release.changed");
        }
        if (!releaser.isConfirmed()) {
            return new ActionRelease.ConfirmationNeeded();
        }
        if (drawnUp.cms().isPresent()) {
            return send(drawnUp);
        }
        Optional<Message> objection = objection(drawnUp);
        return objection.<ActionRelease>map(ActionRelease.Refused::new).orElseGet(() -> sign(drawnUp, releaser));
    }

    /** Everything is looked at again: others may have acted, and keys and enrolments may have ended. */
    private Optional<Message> objection(DrawnUp drawnUp) {
        TreatyAction action = drawnUp.action();
        if (!vault.keeps(drawnUp.author().enrolment(), Role.OFFICER)) {
            return Optional.of(Message.of("agreement.author-gone"));
        }
        if (clock.instant().isAfter(action.time().plus(GOOD_FOR))) {
            return Optional.of(Message.of("agreement.too-old"));
        }
        if (taking(action, ledger.find(action.agreement())) instanceof Taking.NotTaken(var reason)) {
            return Optional.of(Message.of(reason.messageKey()));
        }
        return fault(action, drawnUp.author(), Role.OFFICER);
    }

    private Optional<Message> fault(TreatyAction action, Approval approval, Role role) {
        return Approvals.checkOne(action.office(), DrawnUp.approved(action), approval, role, directory.get())
                .map(it -> Message.of(Refusals.of(it).messageKey()));
    }

    private ActionRelease sign(DrawnUp drawnUp, UnlockedOfficer releaser) {
        TreatyAction action = drawnUp.action();
        Approval approval = releaser.approve(Approval.Part.RELEASER, action.office(), DrawnUp.approved(action));
        Optional<Message> fault = fault(action, approval, Role.RELEASER);
        if (fault.isPresent()) {
            return new ActionRelease.Refused(fault.get());
        }
        if (Arrays.equals(
                approval.enrolment().key(), drawnUp.author().enrolment().key())) {
            return no("release.same-person");
        }
        Optional<HybridSigner> signer = vault.office(action.office())
                .flatMap(keys -> directory.get().office(action.office()).flatMap(keys::signer));
        if (signer.isEmpty()) {
            return no("refusal.not-the-senders-keys");
        }
        Optional<TextNotice> notice =
                drawnUp.texts().map(it -> it.released(releaser.approve(Approval.Part.RELEASER, it.notice())));
        Optional<Message> objection = notice.flatMap(this::objection);
        if (objection.isPresent()) {
            return new ActionRelease.Refused(objection.get());
        }
        DrawnUp signed =
                drawnUp.signed(approval, SignedAction.sign(action, signer.get()).cms(), notice);
        store.put(Shelf.ACTIONS, signed.id(), signed.toJson());
        return send(signed);
    }

    private Optional<Message> objection(TextNotice notice) {
        return switch (Released.of(notice.notice(), notice.approvals(), directory.get())) {
            case Released.Outcome.Granted granted -> Optional.empty();
            case Released.Outcome.Denied(var fault) ->
                Optional.of(Message.of(Refusals.of(fault).messageKey()));
        };
    }

    /** Sends again what was signed and never answered. */
    void resume() {
        all().stream().filter(it -> it.cms().isPresent()).forEach(this::send);
    }

    private ActionRelease send(DrawnUp signed) {
        AgreementId id = signed.action().agreement();
        ActionRelease release = switch (exchange.act(id, signed.cms().orElseThrow())) {
            case Answer.Given<Boolean> given -> done(signed);
            case Answer.Declined<Boolean>(var kind, var reason, Message message) -> {
                store.delete(Shelf.ACTIONS, signed.id());
                dropTexts(signed);
                alarm.accept(Message.of("alarm.agreement-refused", id.value(), words(reason, message)));
                yield new ActionRelease.Refused(words(reason, message));
            }
            case Answer.Later<Boolean> later -> new ActionRelease.Sending(id);
        };
        changed.accept(id);
        return release;
    }

    private ActionRelease done(DrawnUp signed) {
        signed.texts().ifPresent(this::send);
        store.put(Shelf.ACTIONS_DONE, signed.id(), signed.toJson());
        store.delete(Shelf.ACTIONS, signed.id());
        return new ActionRelease.Taken(
                signed.action().agreement(), signed.action().number());
    }

    private void send(TextNotice notice) {
        switch (Released.of(notice.notice(), notice.approvals(), directory.get())) {
            case Released.Outcome.Granted(Released released) -> texts.send(released);
            case Released.Outcome.Denied(var fault) ->
                alarm.accept(Message.of(
                        "alarm.texts-not-sent",
                        notice.notice().id().toString(),
                        Message.of(Refusals.of(fault).messageKey())));
        }
    }

    private void dropTexts(DrawnUp drawnUp) {
        drawnUp.texts().ifPresent(it -> texts.drop(it.notice().id()));
    }

    private static Message words(Optional<String> reason, Message general) {
        return reason.map(it -> Message.of("action." + it).orElse(general)).orElse(general);
    }

    synchronized Optional<Message> withdraw(String id, UnlockedOfficer officer) {
        Optional<DrawnUp> found =
                find(id).filter(it -> officer.offices().contains(it.action().office()));
        if (found.isEmpty()) {
            return Optional.of(Message.of("release.gone"));
        }
        if (found.get().cms().isPresent()) {
            return Optional.of(Message.of("agreement.signed-already"));
        }
        boolean author = found.get().author().enrolment().officer().equals(officer.id());
        if (!author && !officer.may(Role.RELEASER, found.get().action().office())) {
            return Optional.of(Message.of("release.not-releaser"));
        }
        store.delete(Shelf.ACTIONS, id);
        dropTexts(found.get());
        changed.accept(found.get().action().agreement());
        return Optional.empty();
    }

    /** What waits for a second officer or for the exchange. */
    Stream<TreatyAction> drawnUp() {
        return all().stream().map(DrawnUp::action);
    }

    private Optional<DrawnUp> find(String id) {
        return store.find(Shelf.ACTIONS, id).map(DrawnUp::read);
    }

    private List<DrawnUp> all() {
        List<DrawnUp> all = new ArrayList<>();
        store.each(Shelf.ACTIONS, (id, json) -> all.add(DrawnUp.read(json)));
        return all;
    }
}

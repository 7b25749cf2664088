package org.kelisim.client.agreements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.attachment.Attachments;
import org.kelisim.client.directory.DirectoryVersions;
import org.kelisim.client.inbox.Inbox;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.RegistrationNumbers;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Vault;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.notice.Released;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** The agreements of a node put together: ledger, feed, desk, guard. */
public final class NodeAgreements implements Agreements {
    private final AgreementLedger ledger;
    private final AgreementFollower follower;
    private final ActionDesk desk;
    private final ChannelGuard guard;
    private final StoredTexts texts;
    private final TextDesk textDesk;
    private final PartyCode party;
    private final Clock clock;

    /**
     * @param inbox where other parties' texts come to
     * @param outbox takes a released notice and what it is about, once
     * @param refreshDirectory fetches the newest directory
     * @param changed is told of every agreement of which something changed
     */
    public NodeAgreements(
            NodeStore store,
            Vault vault,
            ExchangeClient exchange,
            DirectoryVersions directories,
            Attachments attachments,
            RegistrationNumbers numbers,
            Supplier<Inbox> inbox,
            BiConsumer<Released, String> outbox,
            Runnable refreshDirectory,
            Consumer<AgreementId> changed,
            Consumer<Message> alarm,
            Clock clock) {
        this.party = vault.party();
        this.ledger = new AgreementLedger(store);
        ledger.damaged().forEach(it -> alarm.accept(Message.of("alarm.agreement-damaged", it.value())));
        this.follower = new AgreementFollower(ledger, exchange, directories, refreshDirectory, changed, alarm);
        this.texts = new StoredTexts(
                store,
                attachments,
                inbox,
                id -> ledger.find(id).map(it -> it.history().parties()).orElse(List.of()),
                this::ours,
                vault.party(),
                clock);
        TextCourier courier = new TextCourier(texts, attachments, numbers, outbox, directories::newest, clock);
        this.desk = new ActionDesk(ledger, store, vault, exchange, courier, directories::newest, changed, alarm, clock);
        this.textDesk = new TextDesk(ledger, store, vault, texts, courier, desk::offices, directories::newest, changed);
        this.guard = new ChannelGuard(ledger);
        this.clock = clock;
    }

    /** The feed tells of an action. */
    public void happened(Event event, long leaf) {
        follower.happened(event, leaf);
    }

    /** Sends again what was signed and not answered. */
    public void resume() {
        desk.resume();
        textDesk.resume();
    }

    /** Lets go of texts that were given before this moment for a proposal that was never made. */
    public void tidy(Instant before) {
        Stream<TreatyAction> taken = ledger.all().stream().flatMap(it -> it.history().actions().stream());
        texts.tidy(
                before,
                Stream.concat(taken, desk.drawnUp()).flatMap(TextCourier::named).collect(Collectors.toSet()));
    }

    /** The texts that this party was the first to name in an agreement, those included that it is about to put forward. */
    private Set<Digest> ours(AgreementId id) {
        Stream<TreatyAction> taken = ledger.find(id).stream().flatMap(it -> it.history().actions().stream());
        Map<Digest, PartyCode> first = new HashMap<>();
        Stream.concat(taken, desk.drawnUp().filter(it -> it.agreement().equals(id)))
                .forEach(action -> TextCourier.named(action)
                        .forEach(text -> first.putIfAbsent(text, action.office().party())));
        return first.entrySet().stream()
                .filter(it -> it.getValue().equals(party))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What sender and reader of notices ask. */
    public ChannelGuard guard() {
        return guard;
    }

    @Override
    public List<AgreementView> all() {
        return ledger.all().stream().map(this::view).toList();
    }

    @Override
    public Optional<AgreementView> find(AgreementId id) {
        return ledger.find(id).map(this::view);
    }

    private AgreementView view(AgreementLedger.Known known) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return AgreementView.of(known.history(), known.actions(), today, !known.broken());
    }

    @Override
    public List<Channel.Open> open(Set<PartyCode> parties) {
        return all().stream()
                .filter(AgreementView::trusted)
                .map(AgreementView::channel)
                .filter(Channel.Open.class::isInstance)
                .map(Channel.Open.class::cast)
                .filter(it -> it.between(parties))
                .toList();
    }

    @Override
    public AgreementTexts texts() {
        return texts;
    }

    @Override
    public TextsAgain textsAgain() {
        return textDesk;
    }

    @Override
    public List<OfficeId> offices() {
        return desk.offices();
    }

    @Override
    public List<ActionKind> possible(AgreementId id, LocalDate on) {
        return desk.possible(id, on);
    }

    @Override
    public Preparation prepare(ActionIntent intent, UnlockedOfficer author) {
        return desk.prepare(intent, author);
    }

    @Override
    public List<PendingAction> waiting(UnlockedOfficer officer) {
        return desk.waiting(officer);
    }

    @Override
    public ActionRelease release(String id, Digest seen, UnlockedOfficer releaser) {
        return desk.release(id, seen, releaser);
    }

    @Override
    public Optional<Message> withdraw(String id, UnlockedOfficer officer) {
        return desk.withdraw(id, officer);
    }
}

package org.kelisim.portal.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.Taking;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.ActionRelease;
import org.kelisim.client.agreements.AgreementTexts;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.Agreements;
import org.kelisim.client.agreements.KeptAction;
import org.kelisim.client.agreements.PendingAction;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.client.agreements.TextsAgain;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;
import org.kelisim.notice.Header.DirectoryReference;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** Agreements in memory, shared by the sample's nodes; the rules of histories are the real ones. */
public final class SampleAgreements implements Agreements {
    private final SampleNode node;
    private final OfficeId office;
    private final Map<AgreementId, AgreementHistory> histories;
    private final SampleTextsAgain again;
    private final Map<Digest, byte[]> texts = new HashMap<>();
    private final Map<String, PendingAction> pending = new LinkedHashMap<>();

    SampleAgreements(SampleNode node, OfficeId office, Map<AgreementId, AgreementHistory> histories) {
        this.node = node;
        this.office = office;
        this.histories = histories;
        this.again = new SampleTextsAgain(this, office);
    }

    @Override
    public List<AgreementView> all() {
        return histories.keySet().stream()
                .sorted()
                .flatMap(it -> find(it).stream())
                .toList();
    }

    @Override
    public Optional<AgreementView> find(AgreementId id) {
        return Optional.ofNullable(histories.get(id)).map(history -> {
            List<KeptAction> kept = new ArrayList<>();
            history.actions().forEach(it -> kept.add(new KeptAction(it, it.time(), 10 + kept.size())));
            return AgreementView.of(history, kept, today(), true);
        });
    }

    @Override
    public List<Channel.Open> open(Set<PartyCode> parties) {
        return List.of();
    }

    @Override
    public AgreementTexts texts() {
        return new SampleTexts(texts);
    }

    @Override
    public TextsAgain textsAgain() {
        return again;
    }

    @Override
    public List<OfficeId> offices() {
        return List.of(office);
    }

    @Override
    public List<ActionKind> possible(AgreementId id, LocalDate on) {
        return Arrays.stream(ActionKind.values())
                .filter(it -> it != ActionKind.PROPOSE && it != ActionKind.AMEND && it != ActionKind.REGISTER)
                .filter(it ->
                        histories.get(id).take(action(ActionIntent.own(id, it, office, on))) instanceof Taking.Taken)
                .toList();
    }

    @Override
    public Preparation prepare(ActionIntent intent, UnlockedOfficer author) {
        TreatyAction action = action(intent);
        if (taking(action) instanceof Taking.NotTaken(var reason)) {
            return new Preparation.Refused(Message.of(reason.messageKey()));
        }
        String id = "a" + pending.size();
        pending.put(
                id, new PendingAction(id, action, action.digest(), author.id(), author.name(), true, false, List.of()));
        changed(intent.agreement());
        return new Preparation.Waiting(pending.get(id));
    }

    private Taking taking(TreatyAction action) {
        return Optional.ofNullable(histories.get(action.agreement()))
                .map(it -> it.take(action))
                .orElseGet(() -> AgreementHistory.begin(action));
    }

    private TreatyAction action(ActionIntent intent) {
        Optional<AgreementHistory> history = Optional.ofNullable(histories.get(intent.agreement()));
        return new TreatyAction(
                intent.agreement(),
                history.map(it -> it.actions().size()).orElse(0) + 1L,
                history.map(AgreementHistory::head),
                intent.kind(),
                intent.office(),
                intent.party(),
                intent.on(),
                intent.proposal()
                        .flatMap(TreatyAction.Proposal::document)
                        .map(it -> it.digest())
                        .orElseGet(() -> history.orElseThrow().agreement().digest()),
                intent.proposal()
                        .map(it -> it.terms().digest())
                        .orElseGet(() ->
                                history.orElseThrow().termsFor(intent.kind()).digest()),
                intent.proposal(),
                intent.reference(),
                new DirectoryReference(1, node.directory().digest()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public List<PendingAction> waiting(UnlockedOfficer officer) {
        return pending.values().stream()
                .filter(it -> officer.offices().contains(it.action().office()))
                .map(it -> new PendingAction(
                        it.id(),
                        it.action(),
                        it.digest(),
                        it.author(),
                        it.authorName(),
                        it.author().equals(officer.id()),
                        false,
                        List.of()))
                .toList();
    }

    @Override
    public ActionRelease release(String id, Digest seen, UnlockedOfficer releaser) {
        if (!releaser.isConfirmed()) {
            return new ActionRelease.ConfirmationNeeded();
        }
        TreatyAction action = pending.get(id).action();
        if (!(taking(action) instanceof Taking.Taken(var history))) {
            return new ActionRelease.Refused(Message.of("release.gone"));
        }
        histories.put(action.agreement(), history);
        pending.remove(id);
        changed(action.agreement());
        return new ActionRelease.Taken(action.agreement(), action.number());
    }

    @Override
    public Optional<Message> withdraw(String id, UnlockedOfficer officer) {
        pending.remove(id);
        return Optional.empty();
    }

    private void changed(AgreementId id) {
        node.tell(new NodeEvent.AgreementChanged(id));
    }

    private static LocalDate today() {
        return Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    }
}

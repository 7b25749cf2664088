package org.kelisim.client.agreements;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementText;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.Refusals;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Approvals;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Released;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

/** Four eyes for texts that are sent again. What was released is kept until the outbox has it. */
final class TextDesk implements TextsAgain {
    private final AgreementLedger ledger;
    private final NodeStore store;
    private final Vault vault;
    private final StoredTexts texts;
    private final TextCourier courier;
    private final Supplier<List<OfficeId>> offices;
    private final Supplier<Directory> directory;
    private final Consumer<AgreementId> changed;

    /** @param offices of this party that may sign for agreements */
    TextDesk(
            AgreementLedger ledger,
            NodeStore store,
            Vault vault,
            StoredTexts texts,
            TextCourier courier,
            Supplier<List<OfficeId>> offices,
            Supplier<Directory> directory,
            Consumer<AgreementId> changed) {
        this.ledger = ledger;
        this.store = store;
        this.vault = vault;
        this.texts = texts;
        this.courier = courier;
        this.offices = offices;
        this.directory = directory;
        this.changed = changed;
    }

    @Override
    public List<PartyCode> parties(AgreementId id) {
        return ledger.find(id).map(it -> it.history().parties()).orElse(List.of()).stream()
                .filter(party -> offices.get().stream()
                        .findFirst()
                        .filter(own -> !courier.offices(party, own).isEmpty())
                        .isPresent())
                .toList();
    }

    @Override
    public synchronized Optional<Message> draw(AgreementId id, PartyCode to, UnlockedOfficer author) {
        Optional<OfficeId> office = offices.get().stream()
                .filter(it -> author.may(Role.OFFICER, it))
                .findFirst();
        if (office.isEmpty()) {
            return refused("agreement.not-officer");
        }
        Optional<AgreementHistory> history = ledger.find(id).map(AgreementLedger.Known::history);
        if (history.isEmpty() || !history.get().parties().contains(to)) {
            return refused("texts.again.no-party");
        }
        List<OfficeId> recipients = courier.offices(to, office.get());
        if (recipients.isEmpty()) {
            return refused("texts.again.no-office");
        }
        if (all().values().stream().anyMatch(it -> isAbout(it, id, to))) {
            return refused("texts.again.one-at-a-time");
        }
        return draw(history.get().agreement(), office.get(), recipients, author);
    }

    private static boolean isAbout(TextNotice texts, AgreementId id, PartyCode to) {
        return agreement(texts).equals(id)
                && texts.notice().routing().recipients().getFirst().party().equals(to);
    }

    private static AgreementId agreement(TextNotice texts) {
        return new AgreementId(texts.notice().body().path(TextCourier.AGREEMENT).asString());
    }

    private Optional<Message> draw(
            Agreement document, OfficeId office, List<OfficeId> recipients, UnlockedOfficer author) {
        List<AgreementText> here = document.texts().stream()
                .filter(it -> texts.here(document.id(), it, author).isPresent())
                .toList();
        if (here.isEmpty()) {
            return refused("texts.again.none-here");
        }
        Notice notice;
        try {
            notice = courier.draw(document, here, office, recipients, text -> bytes(document, text, author));
        } catch (IllegalArgumentException e) {
            return Optional.of(Message.of("agreement.malformed", String.valueOf(e.getMessage())));
        }
        Approval approval = author.approve(Approval.Part.AUTHOR, notice);
        Optional<Approvals.Fault> fault = Approvals.checkOne(notice, approval, Role.OFFICER, directory.get());
        if (fault.isPresent()) {
            courier.drop(notice.id());
            return Optional.of(Message.of(Refusals.of(fault.get()).messageKey()));
        }
        put(new TextNotice(notice, approval, Optional.empty()));
        changed.accept(document.id());
        return Optional.empty();
    }

    private InputStream bytes(Agreement document, AgreementText text, UnlockedOfficer author) {
        return texts.read(document.id(), text, author)
                .orElseThrow(() -> new IllegalArgumentException("A text that was here a moment ago is gone."));
    }

    private void put(TextNotice texts) {
        store.put(Shelf.TEXTS_AGAIN, texts.notice().id().toString(), texts.toJson());
    }

    @Override
    public List<PendingTexts> waiting(UnlockedOfficer officer) {
        return all().values().stream()
                .filter(it -> it.releaser().isEmpty())
                .filter(it -> officer.offices().contains(it.notice().routing().sender()))
                .map(it -> new PendingTexts(
                        agreement(it),
                        it.notice(),
                        it.notice().digest(),
                        it.author().enrolment().name(),
                        isBy(it, officer),
                        counts(it)))
                .sorted(Comparator.comparing(PendingTexts::id))
                .toList();
    }

    /** Whether its author still has that key, and drafts for that office. */
    private boolean counts(TextNotice texts) {
        return vault.keeps(texts.author().enrolment(), Role.OFFICER);
    }

    private static boolean isBy(TextNotice texts, UnlockedOfficer officer) {
        return texts.author().enrolment().officer().equals(officer.id());
    }

    @Override
    public synchronized TextRelease release(String id, Digest seen, UnlockedOfficer releaser) {
        Optional<TextNotice> found = find(id, releaser);
        if (found.isEmpty()) {
            return no("release.gone");
        }
        TextNotice texts = found.get();
        if (!releaser.may(Role.RELEASER, texts.notice().routing().sender())) {
            return no("release.not-releaser");
        }
        if (isBy(texts, releaser)) {
            return no("release.same-person");
        }
        if (!counts(texts)) {
            return no("agreement.author-gone");
        }
        if (!texts.notice().digest().equals(seen)) {
            return no("release.changed");
        }
        if (!releaser.isConfirmed()) {
            return new TextRelease.ConfirmationNeeded();
        }
        TextNotice released = texts.released(releaser.approve(Approval.Part.RELEASER, texts.notice()));
        return switch (Released.of(released.notice(), released.approvals(), directory.get())) {
            case Released.Outcome.Denied(var fault) ->
                new TextRelease.Refused(Message.of(Refusals.of(fault).messageKey()));
            case Released.Outcome.Granted(Released granted) -> {
                put(released);
                send(released, granted);
                yield new TextRelease.Sending();
            }
        };
    }

    private static TextRelease no(String key) {
        return new TextRelease.Refused(Message.of(key));
    }

    private void send(TextNotice texts, Released released) {
        courier.send(released);
        store.delete(Shelf.TEXTS_AGAIN, texts.notice().id().toString());
        changed.accept(agreement(texts));
    }

    /**
     * What was released when the node stopped goes to the outbox now; doing it again does nothing. What may not be sent any
     * more waits again, to be taken back.
     */
    synchronized void resume() {
        for (TextNotice texts : all().values()) {
            if (texts.releaser().isPresent()) {
                switch (Released.of(texts.notice(), texts.approvals(), directory.get())) {
                    case Released.Outcome.Granted(Released released) -> send(texts, released);
                    case Released.Outcome.Denied denied -> put(texts.waiting());
                }
            }
        }
    }

    @Override
    public synchronized Optional<Message> withdraw(String id, UnlockedOfficer officer) {
        Optional<TextNotice> found =
                find(id, officer).filter(it -> it.releaser().isEmpty());
        if (found.isEmpty()) {
            return refused("release.gone");
        }
        TextNotice texts = found.get();
        if (!isBy(texts, officer)
                && !officer.may(Role.RELEASER, texts.notice().routing().sender())) {
            return refused("release.not-releaser");
        }
        store.delete(Shelf.TEXTS_AGAIN, id);
        courier.drop(texts.notice().id());
        changed.accept(agreement(texts));
        return Optional.empty();
    }

    private Optional<TextNotice> find(String id, UnlockedOfficer officer) {
        return Optional.ofNullable(all().get(id))
                .filter(it -> officer.offices().contains(it.notice().routing().sender()));
    }

    private Map<String, TextNotice> all() {
        Map<String, TextNotice> all = new TreeMap<>();
        store.each(Shelf.TEXTS_AGAIN, (id, json) -> all.put(id, TextNotice.read(Fields.of(json))));
        return all;
    }

    private static Optional<Message> refused(String key) {
        return Optional.of(Message.of(key));
    }
}

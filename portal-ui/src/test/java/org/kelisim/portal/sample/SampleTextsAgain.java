package org.kelisim.portal.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementId;
import org.kelisim.client.agreements.PendingTexts;
import org.kelisim.client.agreements.TextRelease;
import org.kelisim.client.agreements.TextsAgain;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Priority;
import org.kelisim.notice.Routing;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** Texts sent again, in memory: they go to Kyrgyzstan's border service. */
final class SampleTextsAgain implements TextsAgain {
    private final SampleAgreements agreements;
    private final OfficeId office;
    private final List<Drawn> drawn = new ArrayList<>();

    private record Drawn(PendingTexts pending, String author) {}

    SampleTextsAgain(SampleAgreements agreements, OfficeId office) {
        this.agreements = agreements;
        this.office = office;
    }

    @Override
    public List<PartyCode> parties(AgreementId id) {
        return agreements.find(id).map(it -> it.history().parties()).orElse(List.of()).stream()
                .filter(it -> !it.equals(office.party()))
                .toList();
    }

    @Override
    public Optional<Message> draw(AgreementId id, PartyCode to, UnlockedOfficer author) {
        if (!drawn.isEmpty()) {
            return Optional.of(Message.of("texts.again.one-at-a-time"));
        }
        Agreement agreement = agreements.find(id).orElseThrow().history().agreement();
        Notice notice = new Notice(
                Notice.freshNonce(),
                new Routing(
                        DispatchId.create(office.party()),
                        NoticeClass.AGREEMENT,
                        office,
                        List.of(SampleDirectory.KGZ_BORDER),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.now().plusYears(10)),
                "agreement-document",
                1,
                Optional.empty(),
                HandlingCode.AMBER,
                Priority.ROUTINE,
                List.of(),
                "ru",
                Optional.of("1/2026"),
                CanonicalJson.object().put("agreement", id.value()),
                agreement.texts().stream()
                        .map(it -> new PartDescription(it.fileName(id), it.mediaType(), it.size(), it.digest()))
                        .toList());
        drawn.add(new Drawn(new PendingTexts(id, notice, notice.digest(), author.name(), true, true), author.id()));
        return Optional.empty();
    }

    @Override
    public List<PendingTexts> waiting(UnlockedOfficer officer) {
        return drawn.stream()
                .filter(it -> officer.offices().contains(it.pending().office()))
                .map(it -> new PendingTexts(
                        it.pending().agreement(),
                        it.pending().notice(),
                        it.pending().digest(),
                        it.pending().authorName(),
                        it.author().equals(officer.id()),
                        it.pending().approved()))
                .toList();
    }

    @Override
    public TextRelease release(String id, Digest seen, UnlockedOfficer releaser) {
        drawn.clear();
        return new TextRelease.Sending();
    }

    @Override
    public Optional<Message> withdraw(String id, UnlockedOfficer officer) {
        drawn.clear();
        return Optional.empty();
    }
}

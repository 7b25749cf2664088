package org.kelisim.portal.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementType;
import org.kelisim.agreement.EntryIntoForce;
import org.kelisim.agreement.Terms;
import org.kelisim.agreement.TermsUse;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.catalogue.Label;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.PendingAction;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.outbox.SentNotice;
import org.kelisim.client.release.HandOver;
import org.kelisim.directory.Directory;
import org.kelisim.notice.Approval;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.node.PartyNodes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Kazakhstan's and Kyrgyzstan's nodes, joined by a sample exchange. */
public final class SampleNodes {

    public static final String TYPE = "modus-operandi-alert";
    private static final Directory DIRECTORY = SampleDirectory.make();

    private final SampleExchange exchange = new SampleExchange();
    public final SampleNode kaz = new SampleNode(SampleDirectory.KAZ, DIRECTORY, exchange);
    public final SampleNode kgz = new SampleNode(SampleDirectory.KGZ, DIRECTORY, exchange);

    /** Both nodes, as a host would have them. */
    public PartyNodes hosted() {
        Map<PartyCode, PartyNode> nodes = new LinkedHashMap<>();
        nodes.put(kaz.party(), kaz);
        nodes.put(kgz.party(), kgz);
        return new PartyNodes(nodes, true);
    }

    /** An officer of the sample, unlocked. */
    public UnlockedOfficer officer(String subject) {
        return new SamplePeople().new Unlocked(SamplePeople.person(subject));
    }

    /** A complete body of the sample's type. */
    public static ObjectNode body() {
        try (InputStream in = SampleNodes.class.getResourceAsStream("/sample/modus-operandi-alert.json")) {
            return (ObjectNode) new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A draft of Aigerim's, complete, to Kyrgyzstan's border service. */
    public Draft draft(OfficeId... recipients) {
        UnlockedOfficer author = officer("aigerim");
        Draft draft = kaz.drafts.create(author, SampleDirectory.KAZ_MIGRATION, TYPE);
        List<OfficeId> to = recipients.length == 0 ? List.of(SampleDirectory.KGZ_BORDER) : List.of(recipients);
        return kaz.drafts.save(author, draft.edit().body(body()).recipients(to).done());
    }

    /** A notice of Aigerim's that waits for release. */
    public DispatchId pending() {
        Draft draft = draft();
        return switch (kaz.desk.handOver(draft, officer("aigerim"))) {
            case HandOver.HandedOver done -> done.notice().id();
            case HandOver other -> throw new AssertionError(other);
        };
    }

    /** A notice that Kyrgyzstan's border service has received. */
    public DispatchId sent() {
        DispatchId id = pending();
        UnlockedOfficer releaser = officer("daniyar");
        kaz.desk.release(id, kaz.desk.find(id, releaser).orElseThrow().digest(), releaser);
        return id;
    }

    /** Kyrgyzstan's border service has replied to a notice. */
    public DispatchId replied(DispatchId question) {
        UnlockedOfficer author = officer("nurlan");
        Draft draft = kgz.drafts.create(author, SampleDirectory.KGZ_BORDER, "generic-reply");
        ObjectNode body = new JsonMapper().createObjectNode();
        HandOver handedOver = kgz.desk.handOver(
                draft.edit()
                        .recipients(List.of(SampleDirectory.KAZ_MIGRATION))
                        .inReplyTo(Optional.of(question))
                        .body(body.put("outcome", "noted").put("answer", "Seen on our side too."))
                        .done(),
                author);
        if (!(handedOver instanceof HandOver.HandedOver(Notice notice))) {
            throw new AssertionError(handedOver);
        }
        kgz.outbox.send(new SentNotice(notice, List.of(author.approve(Approval.Part.AUTHOR, notice))));
        return notice.id();
    }

    /** An agreement between Kazakhstan and Kyrgyzstan, in force from today on, whose channel carries the sample's type. */
    public AgreementId agreed(String name, TermsUse use) {
        AgreementId id = new AgreementId("KAZ-" + name);
        Agreement agreement = new Agreement(
                id,
                new Label(Map.of("en", "Agreement on " + name, "ru", "Соглашение " + name)),
                AgreementType.INFORMATION_EXCHANGE,
                List.of(SampleDirectory.KAZ, SampleDirectory.KGZ),
                List.of("ru"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new EntryIntoForce.OnSignature(),
                Optional.of(0),
                Optional.empty(),
                List.of());
        TreatyAction.Proposal proposal = new TreatyAction.Proposal(
                Optional.of(agreement), new Terms(List.of(use), Terms.Onward.ORIGINATOR_CONSENT));
        act(
                kaz,
                new ActionIntent(
                        id,
                        ActionKind.PROPOSE,
                        SampleDirectory.KAZ_MIGRATION,
                        SampleDirectory.KAZ,
                        today(),
                        Optional.of(proposal),
                        Optional.empty()));
        act(kaz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KAZ_MIGRATION, today()));
        act(kgz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KGZ_BORDER, today()));
        return id;
    }

    /** One party's act, drawn up and released. */
    public void act(SampleNode node, ActionIntent intent) {
        UnlockedOfficer officer = officer(node == kaz ? "daniyar" : "nurlan");
        if (node.agreements().prepare(intent, officer) instanceof Preparation.Refused(var reason)) {
            throw new AssertionError(reason);
        }
        PendingAction pending = node.agreements().waiting(officer).getLast();
        node.agreements().release(pending.id(), pending.digest(), officer);
    }

    private static LocalDate today() {
        return Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    }
}

package org.kelisim.portal.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.release.HandOver;
import org.kelisim.directory.Directory;
import org.kelisim.notice.DispatchId;
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
}

package org.kelisim.portal.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.kelisim.agreement.AgreementHistory;
import org.kelisim.agreement.AgreementId;
import org.kelisim.client.outbox.SentNotice;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/** Hands released notices from one sample node to the others. */
final class SampleExchange {

    private final Map<PartyCode, SampleNode> nodes = new LinkedHashMap<>();
    private final AtomicLong log = new AtomicLong(16);
    final Map<AgreementId, AgreementHistory> agreements = new TreeMap<>();

    void join(SampleNode node) {
        nodes.put(node.party(), node);
    }

    long nextLeaf() {
        return log.incrementAndGet();
    }

    void send(SentNotice sent, long leaf) {
        Notice notice = sent.notice();
        for (OfficeId office : notice.routing().recipients()) {
            SampleNode node = nodes.get(office.party());
            if (node != null) {
                node.inbox.receive(sent, office, leaf);
            }
        }
    }

    void read(DispatchId id, OfficeId by) {
        nodes.get(id.party()).outbox.read(id, by);
    }
}

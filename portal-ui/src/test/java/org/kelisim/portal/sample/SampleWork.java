package org.kelisim.portal.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kelisim.client.inbox.Colleague;
import org.kelisim.client.inbox.Holder;
import org.kelisim.client.inbox.Work;
import org.kelisim.client.inbox.WorkOutcome;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/** Who works on what, in memory. */
public final class SampleWork implements Work {
    private final Map<DispatchId, Holder> holders = new ConcurrentHashMap<>();
    private final SampleNode node;

    SampleWork(SampleNode node) {
        this.node = node;
    }

    @Override
    public WorkOutcome take(DispatchId id, OfficeId office, UnlockedOfficer officer) {
        Holder present = holders.get(id);
        if (present != null && !present.officer().equals(officer.id())) {
            return new WorkOutcome.Refused(Message.of("work.taken", present.name(), present.since()));
        }
        return put(id, office, new Holder(officer.id(), officer.name(), now(), Optional.empty()));
    }

    @Override
    public WorkOutcome handOver(
            DispatchId id, OfficeId office, String colleague, String note, UnlockedOfficer officer) {
        Colleague to = colleagues(office, officer).stream()
                .filter(it -> it.officer().equals(colleague))
                .findFirst()
                .orElseThrow();
        return put(
                id,
                office,
                new Holder(to.officer(), to.name(), now(), Optional.of(new Holder.Handed(officer.name(), note))));
    }

    private WorkOutcome put(DispatchId id, OfficeId office, Holder holder) {
        holders.put(id, holder);
        node.tell(new NodeEvent.WorkChanged(id, office));
        return new WorkOutcome.Done(Optional.of(holder));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public WorkOutcome giveBack(DispatchId id, OfficeId office, UnlockedOfficer officer) {
        holders.remove(id);
        node.tell(new NodeEvent.WorkChanged(id, office));
        return new WorkOutcome.Done(Optional.empty());
    }

    Optional<Holder> holder(DispatchId id, OfficeId office) {
        return Optional.ofNullable(holders.get(id));
    }

    @Override
    public Optional<Holder> holder(DispatchId id, OfficeId office, UnlockedOfficer officer) {
        return holder(id, office);
    }

    @Override
    public List<Colleague> colleagues(OfficeId office, UnlockedOfficer officer) {
        return SamplePeople.ALL.stream()
                .filter(it -> it.office().equals(office) && !it.subject().equals(officer.id()))
                .map(it -> new Colleague(it.subject(), it.name()))
                .toList();
    }
}

package org.kelisim.client.officer;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.client.officer.Officials.Act;
import org.kelisim.client.officer.Officials.Step;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.PlainLine;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps as they were taken: added, never changed. */
public final class OfficialsJournal {
    private final NodeStore store;

    public OfficialsJournal(NodeStore store) {
        this.store = store;
    }

    /** A draft of somebody in that office gets another author. */
    public void tookOver(DispatchId draft, OfficeId office, String from, String by, Instant time) {
        Map<OfficeId, Set<Role>> where = Map.of(office, Set.of(Role.OFFICER));
        add(new Step(time, Act.DRAFT_TAKEN_OVER, "", PlainLine.of(from), PlainLine.of(by), where, Optional.of(draft)));
    }

    void add(Step step) {
        store.insert(Shelf.OFFICIALS, UuidCreator.getTimeOrderedEpoch().toString(), toJson(step));
    }

    /** The newest first. */
    List<Step> all() {
        record Kept(String id, Step step) {}
        List<Kept> steps = new ArrayList<>();
        store.each(Shelf.OFFICIALS, (id, value) -> steps.add(new Kept(id, read(value))));
        return steps.stream()
                .sorted(Comparator.comparing(Kept::id).reversed())
                .map(Kept::step)
                .toList();
    }

    private static ObjectNode toJson(Step step) {
        ObjectNode json = CanonicalJson.object()
                .put("time", UtcSeconds.format(step.time()))
                .put("act", step.act().name().toLowerCase(Locale.ROOT))
                .put("account", step.account())
                .put("name", step.name())
                .put("by", step.by());
        step.draft().ifPresent(draft -> json.put("draft", draft.toString()));
        ArrayNode offices = json.putArray("roles");
        step.roles().forEach((office, roles) -> {
            ArrayNode given =
                    offices.addObject().put("office", office.toString()).putArray("roles");
            roles.stream().map(Role::wire).sorted().forEach(given::add);
        });
        return json;
    }

    private static Step read(ObjectNode json) {
        Fields fields = Fields.of(json);
        Step step = new Step(
                fields.instant("time"),
                fields.parsed("act", act -> Act.valueOf(act.toUpperCase(Locale.ROOT))),
                fields.string("account"),
                fields.string("name"),
                fields.string("by"),
                roles(fields.objects("roles")),
                fields.optionalParsed("draft", DispatchId::parse));
        fields.done();
        return step;
    }

    private static Map<OfficeId, Set<Role>> roles(List<Fields> offices) {
        Map<OfficeId, Set<Role>> roles = new HashMap<>();
        for (Fields office : offices) {
            roles.put(office.parsed("office", OfficeId::parse), Set.copyOf(office.eachParsed("roles", Role::parse)));
            office.done();
        }
        return roles;
    }
}

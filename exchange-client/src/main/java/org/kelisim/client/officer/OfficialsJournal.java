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
import java.util.stream.Collectors;
import org.kelisim.client.officer.Officials.Act;
import org.kelisim.client.officer.Officials.Among;
import org.kelisim.client.officer.Officials.Days;
import org.kelisim.client.officer.Officials.OfDraft;
import org.kelisim.client.officer.Officials.Step;
import org.kelisim.client.officer.Officials.Who;
import org.kelisim.client.officer.Officials.Why;
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

    /**
     * An officer of that office does something with a draft that is not the own one alone.
     *
     * @param authors of the draft; where it is another's, the author
     */
    public void ofDraft(Act act, OfficeId office, List<Who> authors, OfDraft draft, UnlockedOfficer by, Instant time) {
        Among among = new Among(ids(authors), by.id(), Optional.of(draft), Optional.empty());
        among(act, office, authors, by, among, time);
    }

    /** An officer of that office names a deputy or ends that. */
    public void ofDeputy(Act act, OfficeId office, Who deputy, Days days, UnlockedOfficer by, Instant time) {
        List<Who> whom = List.of(deputy);
        among(act, office, whom, by, new Among(ids(whom), by.id(), Optional.empty(), Optional.of(days)), time);
    }

    private static List<String> ids(List<Who> whom) {
        return whom.stream().map(Who::officer).toList();
    }

    private void among(Act act, OfficeId office, List<Who> whom, UnlockedOfficer by, Among among, Instant time) {
        String names = whom.stream().map(it -> PlainLine.of(it.name())).collect(Collectors.joining(", "));
        Map<OfficeId, Set<Role>> where = Map.of(office, Set.of(Role.OFFICER));
        add(new Step(time, act, "", names, PlainLine.of(by.name()), where, Optional.of(among)));
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
        step.among().ifPresent(among -> json.set("among", toJson(among)));
        ArrayNode offices = json.putArray("roles");
        step.roles().forEach((office, roles) -> {
            ArrayNode given =
                    offices.addObject().put("office", office.toString()).putArray("roles");
            roles.stream().map(Role::wire).sorted().forEach(given::add);
        });
        return json;
    }

    private static ObjectNode toJson(Among among) {
        ObjectNode json = CanonicalJson.object().put("by", among.by());
        among.officers().forEach(json.putArray("officers")::add);
        among.draft().ifPresent(draft -> {
            ObjectNode of =
                    json.putObject("draft").put("id", draft.id().toString()).put("waiting", draft.waiting());
            draft.why().ifPresent(why -> of.put("why", why.name().toLowerCase(Locale.ROOT)));
            draft.registration().ifPresent(number -> of.put("registration", number));
        });
        among.days()
                .ifPresent(days -> json.putObject("days")
                        .put("from", days.from().toString())
                        .put("to", days.to().toString()));
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
                fields.optionalObject("among").map(OfficialsJournal::among));
        fields.done();
        return step;
    }

    private static Among among(Fields fields) {
        Among among = new Among(
                fields.strings("officers"),
                fields.string("by"),
                fields.optionalObject("draft").map(OfficialsJournal::draft),
                fields.optionalObject("days").map(OfficialsJournal::days));
        fields.done();
        return among;
    }

    private static Days days(Fields fields) {
        Days days = new Days(fields.date("from"), fields.date("to"));
        fields.done();
        return days;
    }

    private static OfDraft draft(Fields fields) {
        OfDraft draft = new OfDraft(
                fields.parsed("id", DispatchId::parse),
                fields.optionalParsed("why", why -> Why.valueOf(why.toUpperCase(Locale.ROOT))),
                fields.bool("waiting"),
                fields.optionalString("registration"));
        fields.done();
        return draft;
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

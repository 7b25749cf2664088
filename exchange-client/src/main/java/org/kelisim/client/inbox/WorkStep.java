package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.client.inbox.Access.Act;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of who works on what, numbered without a gap: that its number was free decides who was first.
 *
 * @param holder who works on it after this step
 */
record WorkStep(
        DispatchId dispatch,
        OfficeId office,
        int number,
        Act act,
        String by,
        String byName,
        Instant time,
        Optional<Holder> holder) {

    /** Who did what, for the office's auditor. */
    Access access() {
        Optional<String> whom = act == Act.HANDED_OVER ? holder.map(Holder::name) : Optional.empty();
        return new Access(dispatch, office, by, byName, time, act, whom);
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("dispatch", dispatch.toString())
                .put("office", office.toString())
                .put("number", number)
                .put("act", act.name())
                .put("by", by)
                .put("byName", byName)
                .put("time", UtcSeconds.format(time));
        holder.ifPresent(it -> json.set("holder", write(it)));
        return json;
    }

    private static ObjectNode write(Holder holder) {
        ObjectNode json = CanonicalJson.object()
                .put("officer", holder.officer())
                .put("name", holder.name())
                .put("since", UtcSeconds.format(holder.since()));
        holder.handed().ifPresent(it -> json.put("handedBy", it.by()).put("note", it.note()));
        return json;
    }

    static WorkStep read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new WorkStep(
                fields.parsed("dispatch", DispatchId::parse),
                fields.parsed("office", OfficeId::parse),
                fields.integer("number", 1, Integer.MAX_VALUE),
                fields.parsed("act", Act::valueOf),
                fields.string("by"),
                fields.string("byName"),
                fields.instant("time"),
                fields.optionalObject("holder").map(WorkStep::holder));
    }

    private static Holder holder(Fields fields) {
        return new Holder(
                fields.string("officer"),
                fields.string("name"),
                fields.instant("since"),
                fields.optionalString("handedBy").map(by -> new Holder.Handed(by, fields.string("note"))));
    }
}

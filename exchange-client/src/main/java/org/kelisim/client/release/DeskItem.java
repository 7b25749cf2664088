package org.kelisim.client.release;

import java.time.Instant;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.Approval;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/** A frozen notice with its author's approval, as it lies on the desk. */
record DeskItem(Notice notice, Approval approval, Instant handedOverAt) {
    DispatchId id() {
        return notice.id();
    }

    OfficeId office() {
        return notice.routing().sender();
    }

    String author() {
        return approval.enrolment().officer();
    }

    Pending pending(boolean mine, boolean approved, boolean opened) {
        return new Pending(
                notice, notice.digest(), author(), approval.enrolment().name(), handedOverAt, mine, approved, opened);
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("handedOverAt", UtcSeconds.format(handedOverAt));
        json.set("notice", notice.toJson());
        json.set("approval", approval.toJson());
        return json;
    }

    static DeskItem read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new DeskItem(
                Notice.parse(fields.tree("notice")),
                Approval.parse(fields.object("approval")),
                fields.instant("handedOverAt"));
    }
}

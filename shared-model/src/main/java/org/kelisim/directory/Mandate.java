package org.kelisim.directory;

import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.party.NoticeClass;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice type that an office may handle.
 *
 * @param systems whether the party's own systems may send it without two officers' approvals
 */
public record Mandate(String type, NoticeClass noticeClass, boolean send, boolean receive, boolean systems) {

    ObjectNode toJson() {
        return CanonicalJson.object()
                .put("type", type)
                .put("class", noticeClass.wire())
                .put("send", send)
                .put("receive", receive)
                .put("systems", systems);
    }

    static Mandate read(Fields fields) {
        Mandate mandate = new Mandate(
                fields.string("type"),
                fields.parsed("class", NoticeClass::parse),
                fields.bool("send"),
                fields.bool("receive"),
                fields.bool("systems"));
        fields.done();
        return mandate;
    }
}

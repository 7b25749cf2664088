package org.kelisim.client.inbox;

import java.time.Instant;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who opened what, when, for which office; written before anything is shown (R7).
 *
 * @param reader the officer's opaque id, or {@code system}
 */
public record Access(DispatchId dispatch, OfficeId office, String reader, String readerName, Instant time) {
    ObjectNode toJson() {
        return CanonicalJson.object()
                .put("dispatch", dispatch.toString())
                .put("office", office.toString())
                .put("reader", reader)
                .put("readerName", readerName)
                .put("time", UtcSeconds.format(time));
    }

    static Access read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new Access(
                fields.parsed("dispatch", DispatchId::parse),
                fields.parsed("office", OfficeId::parse),
                fields.string("reader"),
                fields.string("readerName"),
                fields.instant("time"));
    }
}

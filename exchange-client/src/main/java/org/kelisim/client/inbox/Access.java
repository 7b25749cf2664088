package org.kelisim.client.inbox;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who did what with something that was received, when, for which office. An opening is written before anything is shown
 * (R7).
 *
 * @param reader the officer's opaque id, or {@code system}
 * @param whom the colleague's name, where it was handed over
 */
public record Access(
        DispatchId dispatch,
        OfficeId office,
        String reader,
        String readerName,
        Instant time,
        Act act,
        Optional<String> whom) {
    /** What was done. */
    public enum Act {
        OPENED,
        TAKEN,
        HANDED_OVER,
        GIVEN_BACK
    }

    static Access opening(DispatchId dispatch, OfficeId office, String reader, String readerName, Instant time) {
        return new Access(dispatch, office, reader, readerName, time, Act.OPENED, Optional.empty());
    }

    /** Openings only: the other acts are kept as steps of the work. */
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
        return opening(
                fields.parsed("dispatch", DispatchId::parse),
                fields.parsed("office", OfficeId::parse),
                fields.string("reader"),
                fields.string("readerName"),
                fields.instant("time"));
    }
}

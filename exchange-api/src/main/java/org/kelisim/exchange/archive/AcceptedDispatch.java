package org.kelisim.exchange.archive;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.Leaf;
import org.kelisim.notice.Header;

/**
 * A dispatch that everything was checked of and that may be kept.
 *
 * @param time when it was accepted, the exchange's clock
 */
public record AcceptedDispatch(Header header, Digest fingerprint, byte[] bytes, Instant time) {

    Event event() {
        return new Event(
                EventKind.SUBMITTED,
                header.id().toString(),
                fingerprint,
                Optional.of(header.routing().sender().toString()),
                Optional.empty(),
                Optional.empty(),
                Audience.of(header).parties(),
                time);
    }

    StoredDispatch toStored(Leaf submitted) {
        return new StoredDispatch(header.id(), fingerprint, header, bytes, submitted);
    }
}

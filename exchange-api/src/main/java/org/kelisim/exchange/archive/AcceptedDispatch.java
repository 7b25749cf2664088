package org.kelisim.exchange.archive;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.envelope.VerifiedDispatch;
import org.kelisim.json.Digest;
import org.kelisim.log.Event;
import org.kelisim.log.EventKind;
import org.kelisim.log.Leaf;
import org.kelisim.notice.Header;

/** A dispatch of which everything was checked that can be, at the moment of its acceptance. */
public final class AcceptedDispatch {
    private final Header header;
    private final Digest fingerprint;
    private final byte[] bytes;
    private final Instant time;

    AcceptedDispatch(Header header, Digest fingerprint, byte[] bytes, Instant time) {
        this.header = header;
        this.fingerprint = fingerprint;
        this.bytes = bytes;
        this.time = time;
    }

    /** @param time when it was accepted, by the exchange's clock */
    public static AcceptedDispatch of(VerifiedDispatch verified, Instant time) {
        return new AcceptedDispatch(verified.header(), verified.fingerprint(), verified.bytes(), time);
    }

    public Header header() {
        return header;
    }

    public Digest fingerprint() {
        return fingerprint;
    }

    byte[] bytes() {
        return bytes;
    }

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

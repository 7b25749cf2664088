package org.kelisim.envelope;

import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;

/**
 * A sealed notice, ready to be submitted.
 *
 * @param bytes the outer signed object, DER, at most {@link Profile#MAX_DISPATCH_BYTES}
 * @param fingerprint SHA-384 of the outer eContent: events, receipts, relations and tombstones cite it
 */
public record Dispatch(DispatchId id, byte[] bytes, Digest fingerprint) implements Sealing {}

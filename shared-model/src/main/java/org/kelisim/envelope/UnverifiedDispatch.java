package org.kelisim.envelope;

import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SealedObject;
import org.kelisim.cms.SealedObjectReading;
import org.kelisim.cms.SignedObject;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Header;

/**
 * A dispatch as read: within all bounds, of the profile's form, but by nobody yet: its header and sender are claims
 * until {@link OuterVerifier} or {@link Opener} has looked at it. The fingerprint is a fact.
 */
public final class UnverifiedDispatch implements Reading {
    private final byte[] bytes;
    private final SignedObject signed;
    private final SealedObject sealed;
    private final Header header;
    private final Digest fingerprint;

    private UnverifiedDispatch(
            byte[] bytes, SignedObject signed, SealedObject sealed, Header header, Digest fingerprint) {
        this.bytes = bytes;
        this.signed = signed;
        this.sealed = sealed;
        this.header = header;
        this.fingerprint = fingerprint;
    }

    /** Reads without any key; never throws for bad input. */
    public static Reading read(byte[] bytes) {
        try {
            return parse(bytes);
        } catch (RefusalException e) {
            return e.refused();
        }
    }

    static UnverifiedDispatch parse(byte[] bytes) throws RefusalException {
        SignedObject signed = switch (SignedObject.read(ObjectType.OUTER, bytes)) {
            case SignedObject object -> object;
            case SignedObject.Refused(var defect) -> throw new RefusalException(Refusal.of(defect));
        };
        SealedObjectReading reading =
                SealedObject.readInside(signed).orElseThrow(() -> new RefusalException(Refusal.CONTENT_MISPLACED));
        SealedObject sealed = switch (reading) {
            case SealedObject object -> object;
            case SealedObject.Refused(var defect) -> throw new RefusalException(Refusal.of(defect));
        };
        Header header = header(sealed.header());
        Digest fingerprint = signed.unverifiedDigest().orElseThrow();
        return new UnverifiedDispatch(bytes, signed, sealed, header, fingerprint);
    }

    private static Header header(byte[] json) throws RefusalException {
        try {
            return Header.parse(json);
        } catch (Header.UnknownProfileException e) {
            throw new RefusalException(Refusal.UNKNOWN_PROFILE);
        } catch (IllegalArgumentException e) {
            throw new RefusalException(Refusal.HEADER_MALFORMED);
        }
    }

    /** The bytes as they were given. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public Header header() {
        return header;
    }

    public DispatchId id() {
        return header.id();
    }

    public Digest fingerprint() {
        return fingerprint;
    }

    SignedObject signed() {
        return signed;
    }

    SealedObject sealed() {
        return sealed;
    }
}

package org.kelisim.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/**
 * The kinds of objects that are signed. Each has an eContentType (RFC 5652 §5.2) of its own, which is among the signed
 * attributes, so that a signature over one kind never serves as a signature over another.
 */
public enum ObjectType {
    /** The content of a dispatch; inside the encryption. */
    CONTENT(KelisimOids.OBJECTS.branch("1"), Limits.CONTENT),
    /** The outer layer of a dispatch: an AuthEnvelopedData (RFC 5083 §1.2). */
    OUTER(CMSObjectIdentifiers.authEnvelopedData, Limits.OUTER),
    MEMBERS_LIST(KelisimOids.OBJECTS.branch("2"), Limits.DOCUMENT),
    PARTY_STATEMENT(KelisimOids.OBJECTS.branch("3"), Limits.DOCUMENT),
    /** A recipient office's receipt: the dispatch is here and opens. */
    DELIVERED(KelisimOids.OBJECTS.branch("4"), Limits.NOTE),
    /** A recipient office's receipt: an officer has read it. */
    READ(KelisimOids.OBJECTS.branch("5"), Limits.NOTE),
    /** A recipient office's receipt: the dispatch is here and cannot be opened. */
    UNOPENABLE(KelisimOids.OBJECTS.branch("6"), Limits.NOTE),
    TREATY_ACTION(KelisimOids.OBJECTS.branch("7"), Limits.DOCUMENT);

    private final ASN1ObjectIdentifier oid;
    private final int maxBytes;
    private final byte[] encoded;

    ObjectType(ASN1ObjectIdentifier oid, int maxBytes) {
        this.oid = oid;
        this.maxBytes = maxBytes;
        this.encoded = StrictDer.encode(oid);
    }

    /** The eContentType in dotted form. */
    public String oid() {
        return oid.getId();
    }

    /** What a whole signed object of this kind may measure, in bytes; more is refused unread. */
    public int maxBytes() {
        return maxBytes;
    }

    ASN1ObjectIdentifier identifier() {
        return oid;
    }

    /** DER of the eContentType; not to be changed. */
    byte[] encoded() {
        return encoded;
    }
}

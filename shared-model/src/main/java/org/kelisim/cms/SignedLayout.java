package org.kelisim.cms;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/**
 * Where the parts of a signed object lie (RFC 5652 §5.1). Everything before the SignerInfos but the content is the same
 * for every object of its kind, and is compared with or written as a whole.
 *
 * @param content the signed bytes, unless they travel apart
 * @param signerInfos the SET with its tag, up to the end
 * @param first contents of the first SignerInfo
 * @param second contents of the second and last one
 */
record SignedLayout(Optional<Range> content, Range signerInfos, Range first, Range second) {
    private static final byte[] SIGNED_DATA = StrictDer.encode(CMSObjectIdentifiers.signedData);
    private static final byte[] VERSION_AND_DIGESTS = versionAndDigests();

    private static byte[] versionAndDigests() {
        var digests = new ASN1EncodableVector();
        for (Scheme scheme : Scheme.values()) {
            digests.add(scheme.digestAlgorithm());
        }
        byte[] version = StrictDer.encode(new ASN1Integer(3)); // for content that is not id-data
        return CompositeKem.concat(version, StrictDer.encode(new DERSet(digests)));
    }

    /** Empty unless all up to the SignerInfos is exactly the profile's, and there are two of them. */
    static Optional<SignedLayout> of(ObjectType type, byte[] cms) {
        var at = new DerCursor(Range.of(cms));
        at.enterLast(Der.SEQUENCE);
        at.expect(SIGNED_DATA);
        at.enterLast(Der.constructed(0));
        at.enterLast(Der.SEQUENCE);
        at.expect(VERSION_AND_DIGESTS);
        var encapsulated = new DerCursor(at.element(Der.SEQUENCE));
        encapsulated.expect(type.encoded());
        boolean detached = encapsulated.atEnd();
        Range content = new Range(cms, 0, 0);
        if (!detached) {
            encapsulated.enterLast(Der.constructed(0));
            content = encapsulated.element(Der.OCTETS);
        }
        Range signers = new Range(cms, at.at(), cms.length);
        at.enterLast(Der.SET);
        Range first = at.element(Der.SEQUENCE);
        Range second = at.element(Der.SEQUENCE);
        return at.atEnd() && encapsulated.atEnd()
                ? Optional.of(
                        new SignedLayout(detached ? Optional.empty() : Optional.of(content), signers, first, second))
                : Optional.empty();
    }

    /** The SignedData inside a ContentInfo of our own making. */
    static Range signedData(byte[] cms) {
        var at = new DerCursor(Range.of(cms));
        at.enterLast(Der.SEQUENCE);
        at.expect(SIGNED_DATA);
        at.enterLast(Der.constructed(0));
        if (at.stopped()) {
            throw new IllegalArgumentException("a signed object is required");
        }
        return new Range(cms, at.at(), cms.length);
    }

    /** What a ContentInfo puts before a SignedData of this length. */
    static int contentInfoBytes(int signedData) {
        int inner = SIGNED_DATA.length + Der.elementBytes(signedData);
        return Der.headerBytes(inner) + SIGNED_DATA.length + Der.headerBytes(signedData);
    }

    /** Writes it at the beginning; answers where the SignedData goes. */
    static int contentInfo(byte[] out, int signedData) {
        int at = Der.header(out, 0, Der.SEQUENCE, SIGNED_DATA.length + Der.elementBytes(signedData));
        at = Der.put(out, at, SIGNED_DATA);
        return Der.header(out, at, Der.constructed(0), signedData);
    }

    static byte[] write(ObjectType type, Optional<byte[]> content, byte[] signerInfos) {
        int octets = content.map(it -> Der.elementBytes(it.length)).orElse(0);
        int explicit = content.isPresent() ? Der.elementBytes(octets) : 0;
        int encapsulated = type.encoded().length + explicit;
        int data = VERSION_AND_DIGESTS.length + Der.elementBytes(encapsulated) + signerInfos.length;
        byte[] out = new byte[contentInfoBytes(Der.elementBytes(data)) + Der.elementBytes(data)];
        int at = contentInfo(out, Der.elementBytes(data));
        at = Der.header(out, at, Der.SEQUENCE, data);
        at = Der.put(out, at, VERSION_AND_DIGESTS);
        at = Der.header(out, at, Der.SEQUENCE, encapsulated);
        at = Der.put(out, at, type.encoded());
        if (content.isPresent()) {
            at = Der.header(out, at, Der.constructed(0), octets);
            at = Der.header(out, at, Der.OCTETS, content.get().length);
            at = Der.put(out, at, content.get());
        }
        Der.put(out, at, signerInfos);
        return out;
    }
}

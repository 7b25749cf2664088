package org.kelisim.cms;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.kelisim.json.Digest;

/**
 * Where the parts of a sealed object lie (RFC 5083 §2.1). Only these change from object to object; all else is compared
 * with or written as what the profile makes it.
 *
 * @param recipients by the digest of the opening key
 * @param authenticated the authenticated attributes, beginning with a tag which stands for that of a SET
 */
record SealedLayout(
        Range header,
        Digest commitment,
        Map<Digest, KeyWrap.Wrapped> recipients,
        Range nonce,
        Range ciphertext,
        Range tag,
        Range authenticated) {
    private static final byte[] VERSION = StrictDer.encode(new ASN1Integer(0));
    private static final byte[] CONTENT_TYPE =
            StrictDer.encode(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.signedData)));
    private static final byte[] HEADER_OID = StrictDer.encode(KelisimOids.HEADER);
    private static final Template ALGORITHM = algorithm();
    private static final Template COMMITMENT = commitmentAttribute();
    private static final byte[] SIGNED_DATA = StrictDer.encode(CMSObjectIdentifiers.signedData);

    private static Template algorithm() {
        byte[] filling = filling(SealedObject.NONCE_BYTES);
        return Template.of(StrictDer.encode(SealedInspection.algorithm(filling)), filling);
    }

    private static Template commitmentAttribute() {
        byte[] filling = filling(Digest.BYTES);
        var attribute = new Attribute(KelisimOids.COMMITMENT, new DERSet(new DEROctetString(filling)));
        return Template.of(StrictDer.encode(attribute), filling);
    }

    private static byte[] filling(int length) {
        byte[] filling = new byte[length];
        Arrays.fill(filling, (byte) 0xff);
        return filling;
    }

    /** Empty unless it is the profile's form, with attributes in the order that a header of usual length gives them. */
    static Optional<SealedLayout> of(Range sealed) {
        var at = new DerCursor(sealed);
        at.enterLast(Der.SEQUENCE);
        at.expect(VERSION);
        Map<Digest, KeyWrap.Wrapped> recipients = recipients(at.element(Der.SET));
        var encrypted = new DerCursor(at.element(Der.SEQUENCE));
        encrypted.expect(SIGNED_DATA);
        Range nonce = ALGORITHM.read(encrypted)[0];
        Range ciphertext = encrypted.element(Der.primitive(0));
        int attributesFrom = at.at();
        var attributes = new DerCursor(at.element(Der.constructed(1)));
        Range authenticated = new Range(sealed.in(), attributesFrom, at.at());
        attributes.expect(CONTENT_TYPE);
        Range commitment = COMMITMENT.read(attributes)[0];
        attributes.enterLast(Der.SEQUENCE);
        attributes.expect(HEADER_OID);
        attributes.enterLast(Der.SET);
        Range header = attributes.element(Der.OCTETS);
        Range tag = at.element(Der.OCTETS);
        boolean whole = at.atEnd() && encrypted.atEnd() && attributes.atEnd() && !recipients.isEmpty();
        if (!whole || !inOrder(header.length()) || tag.length() != SealedObject.TAG_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new SealedLayout(
                header, new Digest(commitment.copy()), recipients, nonce, ciphertext, tag, authenticated));
    }

    /** Empty if there are none or too many, another kind, or not in DER's order, which excludes doubles. */
    private static Map<Digest, KeyWrap.Wrapped> recipients(Range set) {
        int count = set.length() / KeyWrap.TEMPLATE.length();
        if (count > SealedObject.MAX_RECIPIENTS) {
            return Map.of();
        }
        var at = new DerCursor(set);
        var recipients = LinkedHashMap.<Digest, KeyWrap.Wrapped>newLinkedHashMap(count);
        byte[] last = new byte[0];
        for (int i = 0; i < count; i++) {
            Range[] places = KeyWrap.TEMPLATE.read(at);
            byte[] keyId = places[0].copy();
            if (at.stopped() || Arrays.compareUnsigned(last, keyId) >= 0) {
                return Map.of();
            }
            recipients.put(new Digest(keyId), new KeyWrap.Wrapped(places[1], places[2]));
            last = keyId;
        }
        return at.atEnd() ? recipients : Map.of();
    }

    /** A SET is in the order of its encodings, so a long attribute comes after the short ones. */
    static boolean inOrder(int header) {
        return headerAttribute(header) >= 0x80;
    }

    private static int headerAttribute(int header) {
        return HEADER_OID.length + Der.elementBytes(Der.elementBytes(header));
    }

    /** The attributes with the tag of a SET: what is authenticated. */
    static byte[] attributes(byte[] header, byte[] commitment) {
        byte[] committed = COMMITMENT.fill(commitment);
        int length = CONTENT_TYPE.length + committed.length + Der.elementBytes(headerAttribute(header.length));
        byte[] out = new byte[Der.elementBytes(length)];
        int at = Der.header(out, 0, Der.SET, length);
        at = Der.put(out, at, CONTENT_TYPE);
        at = Der.put(out, at, committed);
        at = Der.header(out, at, Der.SEQUENCE, headerAttribute(header.length));
        at = Der.put(out, at, HEADER_OID);
        at = Der.header(out, at, Der.SET, Der.elementBytes(header.length));
        at = Der.header(out, at, Der.OCTETS, header.length);
        Der.put(out, at, header);
        return out;
    }

    /** Where to put ciphertext and tag of this length in what {@link #write} has made. */
    record Unfilled(byte[] out, int ciphertextAt) {}

    /** All but ciphertext and tag, which come where the answer says; {@link #finish} is to be called after that. */
    static Unfilled write(List<byte[]> recipients, byte[] nonce, int ciphertext, byte[] attributes) {
        int infos = recipients.stream().mapToInt(info -> info.length).sum();
        int encrypted = SIGNED_DATA.length + ALGORITHM.length() + Der.elementBytes(ciphertext);
        int length = VERSION.length
                + Der.elementBytes(infos)
                + Der.elementBytes(encrypted)
                + attributes.length
                + Der.elementBytes(SealedObject.TAG_BYTES);
        byte[] out = new byte[Der.elementBytes(length)];
        int at = Der.header(out, 0, Der.SEQUENCE, length);
        at = Der.put(out, at, VERSION);
        at = Der.header(out, at, Der.SET, infos);
        for (byte[] info : recipients.stream().sorted(Arrays::compareUnsigned).toList()) {
            at = Der.put(out, at, info);
        }
        at = Der.header(out, at, Der.SEQUENCE, encrypted);
        at = Der.put(out, at, SIGNED_DATA);
        at = Der.put(out, at, ALGORITHM.fill(nonce));
        return new Unfilled(out, Der.header(out, at, Der.primitive(0), ciphertext));
    }

    /** Moves the tag, which the cipher has put behind the ciphertext, to the end, and the attributes between them. */
    static void finish(Unfilled unfilled, int ciphertext, byte[] attributes) {
        byte[] out = unfilled.out();
        int at = unfilled.ciphertextAt() + ciphertext;
        byte[] tag = Arrays.copyOfRange(out, at, at + SealedObject.TAG_BYTES);
        int attributesTag = at;
        at = Der.put(out, at, attributes);
        out[attributesTag] = (byte) Der.constructed(1);
        at = Der.header(out, at, Der.OCTETS, tag.length);
        Der.put(out, at, tag);
    }
}

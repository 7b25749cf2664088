package org.kelisim.cms;

import static org.kelisim.cms.DefectException.require;

import java.util.Arrays;
import java.util.LinkedHashMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.kelisim.json.Digest;

/**
 * A sealed object taken apart by its ASN.1. {@link SealedObject} asks for it when the bytes are not at once the profile's
 * form: it says what is wrong. That they are the one form in the end would refuse all of it, too.
 */
final class SealedInspection {
    private SealedInspection() {}

    static SealedLayout of(byte[] der) throws DefectException {
        try {
            return parse(der);
        } catch (RuntimeException e) { // Bouncy Castle answers a wrong structure with all kinds of exceptions
            throw new DefectException(Defect.MALFORMED);
        }
    }

    private static SealedLayout parse(byte[] der) throws DefectException {
        var data = AuthEnvelopedData.getInstance(StrictDer.read(der, Limits.SEALED));
        require(data.getOriginatorInfo() == null && data.getUnauthAttrs() == null, Defect.UNSIGNED_ADDITIONS);
        require(data.getRecipientInfos().size() <= SealedObject.MAX_RECIPIENTS, Defect.TOO_MANY_ELEMENTS);
        var recipients = new LinkedHashMap<Digest, KeyWrap.Wrapped>();
        for (ASN1Encodable element : data.getRecipientInfos()) {
            KEMRecipientInfo info = KeyWrap.parse(element);
            var wrapped = new KeyWrap.Wrapped(
                    Range.of(info.getKemct().getOctets()),
                    Range.of(info.getEncryptedKey().getOctets()));
            require(recipients.put(KeyWrap.recipient(info), wrapped) == null, Defect.MALFORMED);
        }
        var encrypted = data.getAuthEncryptedContentInfo();
        require(encrypted.getContentType().equals(CMSObjectIdentifiers.signedData), Defect.WRONG_OBJECT_TYPE);
        byte[] nonce = nonce(encrypted.getContentEncryptionAlgorithm());
        byte[] tag = data.getMac().getOctets();
        require(tag.length == SealedObject.TAG_BYTES, Defect.WRONG_ALGORITHM);
        require(encrypted.getEncryptedContent() != null, Defect.CONTENT_MISPLACED);
        byte[] header = octets(KelisimOids.HEADER, data.getAuthAttrs());
        byte[] commitment = octets(KelisimOids.COMMITMENT, data.getAuthAttrs());
        require(commitment.length == Digest.BYTES, Defect.WRONG_ATTRIBUTES);
        DERSet expected = attributes(header, new Digest(commitment)); // exactly these, each once with one value
        require(expected.equals(data.getAuthAttrs()), Defect.WRONG_ATTRIBUTES);
        byte[] ciphertext = CompositeKem.concat(encrypted.getEncryptedContent().getOctets(), tag);
        byte[] form = form(data.getRecipientInfos(), nonce, ciphertext, expected);
        require(Arrays.equals(form, der), Defect.MALFORMED);
        return new SealedLayout(
                Range.of(header),
                new Digest(commitment),
                recipients,
                Range.of(nonce),
                new Range(ciphertext, 0, ciphertext.length - tag.length),
                Range.of(tag),
                Range.of(StrictDer.encode(expected)));
    }

    /** The one form (RFC 5083 §2.1); {@code sealed} is the ciphertext with the tag behind it. */
    static byte[] form(ASN1Set recipients, byte[] nonce, byte[] sealed, DERSet attributes) {
        int end = sealed.length - SealedObject.TAG_BYTES;
        return StrictDer.encode(new AuthEnvelopedData(
                null,
                recipients,
                new EncryptedContentInfo(
                        CMSObjectIdentifiers.signedData,
                        algorithm(nonce),
                        new DEROctetString(Arrays.copyOf(sealed, end))),
                attributes,
                new DEROctetString(Arrays.copyOfRange(sealed, end, sealed.length)),
                null));
    }

    /** AES-256-GCM with exactly this nonce and tag length, RFC 5084 §3.2. */
    private static byte[] nonce(AlgorithmIdentifier algorithm) throws DefectException {
        require(algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_GCM), Defect.WRONG_ALGORITHM);
        var parameters = GCMParameters.getInstance(algorithm.getParameters());
        require(
                parameters.getNonce().length == SealedObject.NONCE_BYTES
                        && parameters.getIcvLen() == SealedObject.TAG_BYTES,
                Defect.WRONG_ALGORITHM);
        return parameters.getNonce();
    }

    static AlgorithmIdentifier algorithm(byte[] nonce) {
        return new AlgorithmIdentifier(
                NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, SealedObject.TAG_BYTES));
    }

    static DERSet attributes(byte[] header, Digest commitment) {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.signedData)));
        attributes.add(new Attribute(KelisimOids.HEADER, new DERSet(new DEROctetString(header))));
        attributes.add(new Attribute(KelisimOids.COMMITMENT, new DERSet(new DEROctetString(commitment.bytes()))));
        return new DERSet(attributes);
    }

    private static byte[] octets(ASN1ObjectIdentifier type, ASN1Set attributes) throws DefectException {
        require(attributes != null, Defect.WRONG_ATTRIBUTES);
        for (ASN1Encodable element : attributes) {
            Attribute attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(type)
                    && attribute.getAttrValues().size() == 1) {
                return ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0))
                        .getOctets();
            }
        }
        throw new DefectException(Defect.WRONG_ATTRIBUTES);
    }
}

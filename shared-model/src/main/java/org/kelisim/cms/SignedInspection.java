package org.kelisim.cms;

import static org.kelisim.cms.DefectException.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.kelisim.json.Digest;

/**
 * A signed object taken apart by its ASN.1. {@link SignedObject} asks for it when the bytes are not at once the one form:
 * it then says what is wrong. The earlier checks are there for that; that the bytes are the one form would refuse all of
 * it, too.
 */
final class SignedInspection {
    private final ObjectType type;
    private final byte[] cms;
    private final Optional<byte[]> content;
    private final List<SignerInfo> signers;

    private SignedInspection(ObjectType type, byte[] cms, Optional<byte[]> content, List<SignerInfo> signers) {
        this.type = type;
        this.cms = cms;
        this.content = content;
        this.signers = signers;
    }

    Optional<byte[]> content() {
        return content;
    }

    static SignedInspection of(ObjectType type, byte[] cms) throws DefectException {
        try {
            return parse(type, cms);
        } catch (RuntimeException e) { // Bouncy Castle answers a wrong structure with all kinds of exceptions
            throw new DefectException(Defect.MALFORMED);
        }
    }

    private static SignedInspection parse(ObjectType type, byte[] cms) throws DefectException {
        ContentInfo outer = ContentInfo.getInstance(StrictDer.read(cms, type.maxBytes()));
        require(outer.getContentType().equals(CMSObjectIdentifiers.signedData), Defect.WRONG_OBJECT_TYPE);
        SignedData data = SignedData.getInstance(outer.getContent());
        require(data.getVersion().hasValue(3), Defect.MALFORMED);
        require(data.getCertificates() == null && data.getCRLs() == null, Defect.UNSIGNED_ADDITIONS);
        ContentInfo encapsulated = data.getEncapContentInfo();
        require(encapsulated.getContentType().equals(type.identifier()), Defect.WRONG_OBJECT_TYPE);
        require(data.getSignerInfos().size() == Scheme.values().length, Defect.WRONG_SIGNERS);
        require(data.getDigestAlgorithms().size() == Scheme.values().length, Defect.WRONG_ALGORITHM);
        var signers = new ArrayList<SignerInfo>();
        for (ASN1Encodable signer : data.getSignerInfos()) {
            signers.add(SignerInfo.getInstance(signer));
        }
        for (Scheme scheme : Scheme.values()) {
            require(contains(data.getDigestAlgorithms(), scheme.digestAlgorithm()), Defect.WRONG_ALGORITHM);
        }
        return new SignedInspection(type, cms, octets(encapsulated), List.copyOf(signers));
    }

    private static Optional<byte[]> octets(ContentInfo encapsulated) {
        return Optional.ofNullable(encapsulated.getContent())
                .map(it -> ASN1OctetString.getInstance(it).getOctets());
    }

    private static boolean contains(ASN1Set set, ASN1Encodable wanted) {
        for (ASN1Encodable element : set) {
            if (element.toASN1Primitive().equals(wanted.toASN1Primitive())) {
                return true;
            }
        }
        return false;
    }

    /** From cheap to dear: structure and attributes of both signers before the first signature. */
    SignedObject.Genuine verified(byte[] bytes, HybridPublicKeys keys) throws DefectException {
        try {
            return genuine(bytes, keys);
        } catch (RuntimeException e) {
            throw new DefectException(Defect.MALFORMED);
        }
    }

    private SignedObject.Genuine genuine(byte[] bytes, HybridPublicKeys keys) throws DefectException {
        Map<Scheme, SignerInfo> byScheme = signersOf(keys);
        Instant time = claimedTime();
        Map<Scheme, byte[]> digests = SignedAttributes.digests(bytes);
        var expected = new SignedAttributes(type, digests, time, keys);
        for (var entry : byScheme.entrySet()) {
            requireAlgorithms(entry.getKey(), entry.getValue());
            requireAttributes(expected.of(entry.getKey()), entry.getValue().getAuthenticatedAttributes());
        }
        var signatures = new EnumMap<Scheme, byte[]>(Scheme.class);
        byScheme.forEach((scheme, signer) ->
                signatures.put(scheme, signer.getEncryptedDigest().getOctets()));
        byte[] form = SignedForm.write(type, content, expected, signatures, keys);
        require(Arrays.equals(form, cms), Defect.MALFORMED);
        for (var entry : signatures.entrySet()) {
            Scheme scheme = entry.getKey();
            byte[] signed = StrictDer.encode(expected.set(scheme));
            require(scheme.verifies(keys.half(scheme).key(), signed, entry.getValue()), Defect.SIGNATURE_INVALID);
        }
        return new SignedObject.Genuine(new Digest(digests.getOrDefault(Scheme.ECDSA, new byte[0])), time);
    }

    /** Exactly one signer for each of the two certificates. */
    private Map<Scheme, SignerInfo> signersOf(HybridPublicKeys keys) throws DefectException {
        var found = new EnumMap<Scheme, SignerInfo>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            for (SignerInfo signer : signers) {
                if (signer.getSID().equals(keys.half(scheme).signer())) {
                    require(found.put(scheme, signer) == null, Defect.WRONG_SIGNERS);
                }
            }
        }
        require(found.size() == Scheme.values().length, Defect.WRONG_SIGNERS);
        return found;
    }

    private static void requireAlgorithms(Scheme scheme, SignerInfo signer) throws DefectException {
        require(signer.getVersion().hasValue(1), Defect.MALFORMED);
        require(signer.getUnauthenticatedAttributes() == null, Defect.UNSIGNED_ADDITIONS);
        require(signer.getDigestAlgorithm().equals(scheme.digestAlgorithm()), Defect.WRONG_ALGORITHM);
        require(signer.getDigestEncryptionAlgorithm().equals(scheme.signatureAlgorithm()), Defect.WRONG_ALGORITHM);
    }

    /** The attributes must be the expected ones; the first that is not says what is wrong. */
    private static void requireAttributes(Map<ASN1ObjectIdentifier, Attribute> expected, ASN1Set actual)
            throws DefectException {
        require(actual != null && actual.size() == expected.size(), Defect.WRONG_ATTRIBUTES);
        for (Attribute attribute : expected.values()) {
            Attribute same = only(attribute.getAttrType(), actual);
            boolean equal = Arrays.equals(StrictDer.encode(same), StrictDer.encode(attribute));
            require(equal, defectOf(attribute.getAttrType()));
        }
    }

    private static Attribute only(ASN1ObjectIdentifier type, ASN1Set attributes) throws DefectException {
        Optional<Attribute> found = Optional.empty();
        for (ASN1Encodable element : attributes) {
            Attribute attribute = Attribute.getInstance(element);
            if (attribute.getAttrType().equals(type)) {
                require(found.isEmpty() && attribute.getAttrValues().size() == 1, Defect.WRONG_ATTRIBUTES);
                found = Optional.of(attribute);
            }
        }
        return found.orElseThrow(() -> new DefectException(Defect.WRONG_ATTRIBUTES));
    }

    private static Defect defectOf(ASN1ObjectIdentifier type) {
        if (type.equals(CMSAttributes.contentType)) {
            return Defect.WRONG_OBJECT_TYPE;
        } else if (type.equals(CMSAttributes.messageDigest)) {
            return Defect.CONTENT_ALTERED;
        } else if (type.equals(CMSAttributes.signingTime)) {
            return Defect.SIGNING_TIMES_DIFFER;
        } else if (type.equals(PKCSObjectIdentifiers.id_aa_signingCertificateV2)) {
            return Defect.WRONG_CERTIFICATE;
        } else if (type.equals(CMSAttributes.cmsAlgorithmProtect)) {
            return Defect.WRONG_ALGORITHM;
        }
        return Defect.SIGNERS_NOT_BOUND;
    }

    /** As the first signer claims; that the other says the same is seen when the attributes are compared. */
    private Instant claimedTime() throws DefectException {
        ASN1Set attributes = signers.getFirst().getAuthenticatedAttributes();
        require(attributes != null, Defect.WRONG_ATTRIBUTES);
        ASN1Encodable value =
                only(CMSAttributes.signingTime, attributes).getAttrValues().getObjectAt(0);
        require(value instanceof ASN1UTCTime, Defect.SIGNING_TIMES_DIFFER); // until 2049, RFC 5652 §11.3
        return Time.getInstance(value).getDate().toInstant();
    }
}

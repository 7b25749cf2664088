package org.kelisim.cms;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * The signed attributes of both signers. All of them follow from content, time and keys, so the signer builds them and
 * the verifier builds them again and compares.
 */
final class SignedAttributes {
    /** RFC 5752 §3; Bouncy Castle has no name for it. */
    static final ASN1ObjectIdentifier MULTIPLE_SIGNATURES = PKCSObjectIdentifiers.id_aa.branch("51");

    private final Map<Scheme, Map<ASN1ObjectIdentifier, Attribute>> bySigner = new EnumMap<>(Scheme.class);
    private final Map<Scheme, byte[]> unbound = new EnumMap<>(Scheme.class);

    SignedAttributes(ObjectType type, Map<Scheme, byte[]> digests, Instant time, HybridPublicKeys keys) {
        for (Scheme scheme : Scheme.values()) {
            bySigner.put(scheme, first(scheme, type, digests, time, keys));
        }
        bindEachOther(keys);
    }

    static Map<Scheme, byte[]> digests(byte[] content) {
        var digests = new EnumMap<Scheme, byte[]>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            digests.put(scheme, scheme.digest(content));
        }
        return digests;
    }

    /** The attributes of one signer, in the order in which the profile names them. */
    Map<ASN1ObjectIdentifier, Attribute> of(Scheme scheme) {
        return bySigner.getOrDefault(scheme, Map.of());
    }

    DERSet set(Scheme scheme) {
        return set(of(scheme));
    }

    private static Map<ASN1ObjectIdentifier, Attribute> first(
            Scheme scheme, ObjectType type, Map<Scheme, byte[]> digests, Instant time, HybridPublicKeys keys) {
        var attributes = new LinkedHashMap<ASN1ObjectIdentifier, Attribute>();
        put(attributes, CMSAttributes.contentType, type.identifier());
        put(attributes, CMSAttributes.messageDigest, new DEROctetString(digests.getOrDefault(scheme, new byte[0])));
        put(attributes, CMSAttributes.signingTime, new Time(Date.from(time.truncatedTo(ChronoUnit.SECONDS))));
        put(
                attributes,
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(keys.half(scheme).certId()));
        put(
                attributes,
                CMSAttributes.cmsAlgorithmProtect,
                new CMSAlgorithmProtection(
                        scheme.digestAlgorithm(), CMSAlgorithmProtection.SIGNATURE, scheme.signatureAlgorithm()));
        return attributes;
    }

    /** RFC 5752 §4.4.1: each hashes the other's attributes while the hashes in them are still empty, then all are put in. */
    private void bindEachOther(HybridPublicKeys keys) {
        bySigner.forEach((scheme, attributes) -> {
            put(attributes, MULTIPLE_SIGNATURES, pointerTo(scheme.other(), scheme, new byte[0], keys));
            unbound.put(scheme, StrictDer.encode(set(attributes)));
        });
        bySigner.forEach((scheme, attributes) -> {
            byte[] hash = scheme.digest(unbound(scheme.other()));
            put(attributes, MULTIPLE_SIGNATURES, pointerTo(scheme.other(), scheme, hash, keys));
        });
    }

    /** DER of the attributes of one signer before the hash of the other's was put in. */
    byte[] unbound(Scheme scheme) {
        return unbound.getOrDefault(scheme, new byte[0]);
    }

    /** {@code MultipleSignatures}: the other's digest and signature algorithm, the hash by our own digest, the other's certificate. */
    private static DERSequence pointerTo(Scheme other, Scheme own, byte[] hash, HybridPublicKeys keys) {
        var signAttrsHash = new DERSequence(own.digestAlgorithm(), new DEROctetString(hash));
        return new DERSequence(new ASN1Encodable[] {
            other.digestAlgorithm(),
            other.signatureAlgorithm(),
            signAttrsHash,
            keys.half(other).certId()
        });
    }

    private static void put(
            Map<ASN1ObjectIdentifier, Attribute> attributes, ASN1ObjectIdentifier type, ASN1Encodable value) {
        attributes.put(type, new Attribute(type, new DERSet(value)));
    }

    private static DERSet set(Map<ASN1ObjectIdentifier, Attribute> attributes) {
        var vector = new ASN1EncodableVector();
        attributes.values().forEach(vector::add);
        return new DERSet(vector);
    }
}

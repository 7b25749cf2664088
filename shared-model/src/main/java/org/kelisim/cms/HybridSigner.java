package org.kelisim.cms;

import java.security.PrivateKey;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/**
 * Signs with both private keys of an office, a party, a registrar. Makes CMS SignedData (RFC 5652 §5) in DER with
 * exactly two SignerInfos, ECDSA P-384 with SHA-384 and ML-DSA-65 with SHA-512, and no certificates: readers take them
 * from the directory. With its certificate added, either half is a CAdES-B-B signature (ETSI EN 319 122-1).
 *
 * <p>It does not look at what it signs; who may sign what is decided before.
 */
public final class HybridSigner {
    private final PrivateKey ec;
    private final PrivateKey mldsa;
    private final HybridPublicKeys publicKeys;

    HybridSigner(PrivateKey ec, PrivateKey mldsa, HybridPublicKeys publicKeys) {
        this.ec = ec;
        this.mldsa = mldsa;
        this.publicKeys = publicKeys;
    }

    public HybridPublicKeys publicKeys() {
        return publicKeys;
    }

    /** The content with its two signatures; {@code time} counts in whole seconds and is a claim, no proof. */
    public byte[] sign(ObjectType type, byte[] content, Instant time) {
        return signed(type, content, new ContentInfo(type.identifier(), new DEROctetString(content)), time);
    }

    /** The two signatures alone, for content that travels beside them. */
    public byte[] signDetached(ObjectType type, byte[] content, Instant time) {
        return signed(type, content, new ContentInfo(type.identifier(), null), time);
    }

    private byte[] signed(ObjectType type, byte[] content, ContentInfo encapsulated, Instant time) {
        var attributes = new SignedAttributes(type, SignedAttributes.digests(content), time, publicKeys);
        var digests = new ASN1EncodableVector();
        var signers = new ASN1EncodableVector();
        for (Scheme scheme : Scheme.values()) {
            digests.add(scheme.digestAlgorithm());
            signers.add(signerInfo(scheme, attributes.set(scheme)));
        }
        var signedData =
                new SignedData(new ASN1Integer(3), new DERSet(digests), encapsulated, null, null, new DERSet(signers));
        return StrictDer.encode(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    private SignerInfo signerInfo(Scheme scheme, DERSet attributes) {
        byte[] value = scheme.sign(privateKey(scheme), StrictDer.encode(attributes));
        return new SignerInfo(
                publicKeys.half(scheme).signer(),
                scheme.digestAlgorithm(),
                attributes,
                scheme.signatureAlgorithm(),
                new DEROctetString(value),
                (org.bouncycastle.asn1.ASN1Set) null);
    }

    PrivateKey privateKey(Scheme scheme) {
        return scheme == Scheme.ECDSA ? ec : mldsa;
    }

    /** Never shows a private key. */
    @Override
    public String toString() {
        return "HybridSigner of " + publicKeys;
    }
}

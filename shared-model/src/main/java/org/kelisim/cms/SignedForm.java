package org.kelisim.cms;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;

/**
 * The one form of a signed object (RFC 5652 §5.1): all but the two signature values follows from type, content, time
 * and keys. The signer writes it; the verifier writes it again and compares bytes, so that nothing can be slipped in
 * where a parser does not look. This is the form by its ASN.1; {@link SignedTemplate} writes the same bytes faster.
 */
final class SignedForm {
    private SignedForm() {}

    static byte[] write(
            ObjectType type,
            Optional<byte[]> content,
            SignedAttributes attributes,
            Map<Scheme, byte[]> signatures,
            HybridPublicKeys keys) {
        var digests = new ASN1EncodableVector();
        var signers = new ASN1EncodableVector();
        signatures.forEach((scheme, signature) -> {
            digests.add(scheme.digestAlgorithm());
            signers.add(signerInfo(scheme, attributes, signature, keys));
        });
        @Nullable DEROctetString octets = content.map(DEROctetString::new).orElse(null);
        var signedData = new SignedData(
                new ASN1Integer(3), // for content that is not id-data
                new DERSet(digests),
                new ContentInfo(type.identifier(), octets),
                null,
                null,
                new DERSet(signers));
        return StrictDer.encode(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    /** What comes before the attributes in a SignerInfo: version, signer, digest algorithm. */
    static byte[] beforeAttributes(Scheme scheme, HybridPublicKeys keys) {
        byte[] version = StrictDer.encode(new ASN1Integer(1));
        byte[] signer = StrictDer.encode(keys.half(scheme).signer());
        return CompositeKem.concat(CompositeKem.concat(version, signer), StrictDer.encode(scheme.digestAlgorithm()));
    }

    private static SignerInfo signerInfo(
            Scheme scheme, SignedAttributes attributes, byte[] signature, HybridPublicKeys keys) {
        return new SignerInfo(
                keys.half(scheme).signer(),
                scheme.digestAlgorithm(),
                attributes.set(scheme),
                scheme.signatureAlgorithm(),
                new DEROctetString(signature),
                (ASN1Set) null);
    }
}

package org.kelisim.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/** Cuts up signed objects as an attacker would, so that what is left is well-formed. */
public final class Surgery {
    private Surgery() {}

    public static SignedData signedData(byte[] cms) {
        return SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
    }

    public static byte[] cms(SignedData data) {
        return StrictDer.encode(new ContentInfo(CMSObjectIdentifiers.signedData, data));
    }

    public static byte[] withSigners(byte[] cms, UnaryOperator<List<SignerInfo>> change) {
        SignedData data = signedData(cms);
        var changed = change.apply(new ArrayList<>(signers(cms)));
        return cms(new SignedData(
                data.getVersion(),
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                data.getCRLs(),
                set(changed)));
    }

    public static List<SignerInfo> signers(byte[] cms) {
        return elements(signedData(cms).getSignerInfos()).stream()
                .map(SignerInfo::getInstance)
                .toList();
    }

    public static List<ASN1Encodable> elements(ASN1Set set) {
        return StreamSupport.stream(set.spliterator(), false).toList();
    }

    public static DERSet set(List<? extends ASN1Encodable> elements) {
        var vector = new ASN1EncodableVector();
        elements.forEach(vector::add);
        return new DERSet(vector);
    }

    public static boolean isMlDsa(SignerInfo signer) {
        return signer.getDigestEncryptionAlgorithm().equals(Scheme.ML_DSA.signatureAlgorithm());
    }

    public static SignerInfo withAttributes(SignerInfo signer, ASN1Set signed, ASN1Set unsigned) {
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signed,
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                unsigned);
    }
}

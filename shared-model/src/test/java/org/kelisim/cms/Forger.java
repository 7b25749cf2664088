package org.kelisim.cms;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.kelisim.json.Digest;

/** Seals as the profile does, except where told otherwise: everything about a forgery is sound but for its defect. */
public final class Forger {
    private ASN1ObjectIdentifier algorithm = NISTObjectIdentifiers.id_aes256_GCM;
    private int keyBytes = 32;
    private int tagBytes = 16;
    private boolean wrongCommitment;
    private boolean wrapAnotherKey;
    private boolean withoutCommitment;
    private boolean offTheCurve;
    private boolean flipped;

    public Forger cbc() {
        algorithm = NISTObjectIdentifiers.id_aes256_CBC;
        return this;
    }

    public Forger aes128() {
        algorithm = NISTObjectIdentifiers.id_aes128_GCM;
        keyBytes = 16;
        return this;
    }

    /** An AES-128 key in the wrapping, although AES-256 is named. */
    public Forger shortKey() {
        keyBytes = 16;
        return this;
    }

    public Forger tag(int bytes) {
        tagBytes = bytes;
        return this;
    }

    public Forger wrongCommitment() {
        wrongCommitment = true;
        return this;
    }

    public Forger withoutCommitment() {
        withoutCommitment = true;
        return this;
    }

    public Forger wrapAnotherKey() {
        wrapAnotherKey = true;
        return this;
    }

    public Forger offTheCurve() {
        offTheCurve = true;
        return this;
    }

    public Forger flippedCiphertext() {
        flipped = true;
        return this;
    }

    public byte[] seal(byte[] signedObject, byte[] header, List<OpeningPublicKey> recipients) {
        byte[] inner = StrictDer.encode(ContentInfo.getInstance(signedObject).getContent());
        byte[] key = new byte[keyBytes];
        Arrays.fill(key, (byte) 7);
        byte[] nonce = new byte[12];
        DERSet attributes = attributes(header, Digest.of(wrongCommitment ? new byte[1] : inner));
        try {
            var infos = new ASN1EncodableVector();
            for (OpeningPublicKey recipient : recipients) {
                infos.add(wrap(wrapAnotherKey ? new byte[32] : key, recipient));
            }
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * tagBytes, nonce));
            cipher.updateAAD(StrictDer.encode(attributes));
            byte[] sealed = cipher.doFinal(inner);
            if (flipped) {
                sealed[100] ^= 1;
            }
            int end = sealed.length - tagBytes;
            byte[] der = StrictDer.encode(new AuthEnvelopedData(
                    null,
                    new DERSet(infos),
                    new EncryptedContentInfo(
                            CMSObjectIdentifiers.signedData,
                            new AlgorithmIdentifier(algorithm, new GCMParameters(nonce, tagBytes)),
                            new DEROctetString(Arrays.copyOf(sealed, end))),
                    attributes,
                    new DEROctetString(Arrays.copyOfRange(sealed, end, sealed.length)),
                    null));
            return offTheCurve ? offTheCurve(der) : der;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static RecipientInfo wrap(byte[] key, OpeningPublicKey recipient) throws GeneralSecurityException {
        var encapsulated = CompositeKem.encapsulate(recipient);
        byte[] wrapped =
                KeyWrap.wrapping(encapsulated.secret(), Cipher.WRAP_MODE).wrap(new SecretKeySpec(key, "AES"));
        return KeyWrap.form(recipient.digest(), encapsulated.ciphertext(), wrapped);
    }

    private DERSet attributes(byte[] header, Digest commitment) {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.signedData)));
        attributes.add(new Attribute(KelisimOids.HEADER, new DERSet(new DEROctetString(header))));
        if (!withoutCommitment) {
            attributes.add(new Attribute(KelisimOids.COMMITMENT, new DERSet(new DEROctetString(commitment.bytes()))));
        }
        return new DERSet(attributes);
    }

    /** The last byte of each KEM ciphertext belongs to the point. */
    private static byte[] offTheCurve(byte[] der) {
        TlvTree tree = TlvTree.read(der);
        for (TlvTree node : tree.all()) {
            if (!node.isConstructed() && node.value.length == CompositeKem.ML_KEM_BYTES + CompositeKem.POINT_BYTES) {
                node.value[node.value.length - 1] ^= 1;
            }
        }
        return tree.write();
    }
}

package org.kelisim.cms;

import static org.kelisim.cms.DefectException.require;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSORIforKEMOtherInfo;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.kelisim.json.Digest;

/**
 * A content key wrapped for one office: KEMRecipientInfo (RFC 9629 §3) with the composite KEM, HKDF with SHA-256
 * (RFC 8619) and AES-256 key wrap (RFC 3394); the recipient is named by the SHA-384 of its opening key.
 */
final class KeyWrap {
    private static final AlgorithmIdentifier HKDF =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256);
    private static final AlgorithmIdentifier AES_WRAP = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);
    private static final int KEK_BYTES = 32;
    private static final int FEW = 2;
    private static final byte[] OTHER_INFO = StrictDer.encode(new CMSORIforKEMOtherInfo(AES_WRAP, KEK_BYTES));

    /** Of a content key of 32 bytes; recipient, KEM ciphertext, wrapped key. */
    static final Template TEMPLATE =
            template(Digest.BYTES, CompositeKem.ML_KEM_BYTES + CompositeKem.POINT_BYTES, KEK_BYTES + 8);

    private KeyWrap() {}

    private static Template template(int recipient, int ciphertext, int wrapped) {
        byte[][] fillings = {new byte[recipient], new byte[ciphertext], new byte[wrapped]};
        for (int i = 0; i < fillings.length; i++) {
            Arrays.fill(fillings[i], (byte) (0xf0 + i));
        }
        return Template.of(StrictDer.encode(form(new Digest(fillings[0]), fillings[1], fillings[2])), fillings);
    }

    /** What of a KEMRecipientInfo is not fixed by the profile. */
    record Wrapped(Range ciphertext, Range key) {}

    /**
     * DER of the RecipientInfos. One takes about as long as a signature, so several are made at the same time when there
     * are processors for it.
     */
    static List<byte[]> wrap(byte[] contentKey, Collection<OpeningPublicKey> to) throws GeneralSecurityException {
        try {
            Stream<OpeningPublicKey> keys =
                    to.size() > FEW && Runtime.getRuntime().availableProcessors() > 1
                            ? to.parallelStream()
                            : to.stream();
            return keys.map(key -> wrapFor(key, contentKey)).toList();
        } catch (WrappingException e) {
            throw e.cause;
        }
    }

    private static final class WrappingException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final GeneralSecurityException cause;

        private WrappingException(GeneralSecurityException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static byte[] wrapFor(OpeningPublicKey to, byte[] contentKey) {
        try {
            return wrap(contentKey, to);
        } catch (GeneralSecurityException e) {
            throw new WrappingException(e);
        }
    }

    private static byte[] wrap(byte[] contentKey, OpeningPublicKey to) throws GeneralSecurityException {
        var encapsulated = CompositeKem.encapsulate(to);
        byte[] wrapped = wrapping(encapsulated.secret(), Cipher.WRAP_MODE).wrap(new SecretKeySpec(contentKey, "AES"));
        return TEMPLATE.fill(to.digest().bytes(), encapsulated.ciphertext(), wrapped);
    }

    /** The one form: but for these three, everything in it is fixed by the profile. */
    static RecipientInfo form(Digest recipient, byte[] ciphertext, byte[] wrapped) {
        var info = new KEMRecipientInfo(
                new RecipientIdentifier(new DEROctetString(recipient.bytes())),
                CompositeKem.ALGORITHM,
                new DEROctetString(ciphertext),
                HKDF,
                new ASN1Integer(KEK_BYTES),
                null,
                AES_WRAP,
                new DEROctetString(wrapped));
        return new RecipientInfo(new OtherRecipientInfo(CMSObjectIdentifiers.id_ori_kem, info));
    }

    static SecretKey unwrap(Wrapped wrapped, OpeningKey key) throws GeneralSecurityException {
        byte[] secret = CompositeKem.decapsulate(key, wrapped.ciphertext().copy());
        return (SecretKey)
                wrapping(secret, Cipher.UNWRAP_MODE).unwrap(wrapped.key().copy(), "AES", Cipher.SECRET_KEY);
    }

    /** Reads one; refuses every other kind of recipient, algorithm and option. */
    static KEMRecipientInfo parse(ASN1Encodable element) throws DefectException {
        if (!(RecipientInfo.getInstance(element).getInfo() instanceof OtherRecipientInfo other)
                || !other.getType().equals(CMSObjectIdentifiers.id_ori_kem)) {
            throw new DefectException(Defect.WRONG_ALGORITHM);
        }
        var info = KEMRecipientInfo.getInstance(other.getValue());
        boolean profile = info.getKem().equals(CompositeKem.ALGORITHM)
                && info.getKdf().equals(HKDF)
                && info.getKekLength() == KEK_BYTES
                && info.getUkm() == null
                && info.getWrap().equals(AES_WRAP);
        require(profile, Defect.WRONG_ALGORITHM);
        RecipientInfo form = form(
                recipient(info),
                info.getKemct().getOctets(),
                info.getEncryptedKey().getOctets());
        require(Arrays.equals(StrictDer.encode(form), StrictDer.encode(element)), Defect.MALFORMED);
        return info;
    }

    /** The digest of the opening key that it is for. */
    static Digest recipient(KEMRecipientInfo info) throws DefectException {
        if (info.getRecipientIdentifier().getId() instanceof ASN1OctetString keyId
                && keyId.getOctets().length == Digest.BYTES) {
            return new Digest(keyId.getOctets());
        }
        throw new DefectException(Defect.MALFORMED);
    }

    static Cipher wrapping(byte[] secret, int mode) throws GeneralSecurityException {
        byte[] kek = KDF.getInstance("HKDF-SHA256", Providers.SUN_JCE)
                .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(OTHER_INFO, KEK_BYTES));
        var cipher = Cipher.getInstance("AESWrap_256", Providers.SUN_JCE);
        cipher.init(mode, new SecretKeySpec(kek, "AES"));
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(kek, (byte) 0);
        return cipher;
    }
}

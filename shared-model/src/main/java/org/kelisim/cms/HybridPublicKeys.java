package org.kelisim.cms;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.kelisim.json.Digest;

/**
 * The two public signing keys of an office, a party, a registrar: P-384 and ML-DSA-65, each in an X.509 certificate
 * (self-signed or issued; it is the directory that vouches for it, so no path is built and its dates are not looked at).
 *
 * <p>Immutable and safe to share; parse once and keep it, the keys inside are ready for use.
 */
public final class HybridPublicKeys {
    private static final AlgorithmIdentifier P384 =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp384r1);
    private static final AlgorithmIdentifier ML_DSA_65 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65);

    private final Half ec;
    private final Half mldsa;
    private final AtomicReferenceArray<@Nullable SignedTemplate> templates =
            new AtomicReferenceArray<>(ObjectType.values().length);

    /** What is needed of one certificate, worked out once. */
    record Half(
            X509Certificate certificate,
            PublicKey key,
            Digest keyDigest,
            SignerIdentifier signer,
            ESSCertIDv2 certId) {}

    private HybridPublicKeys(Half ec, Half mldsa) {
        this.ec = ec;
        this.mldsa = mldsa;
    }

    /** @throws IllegalArgumentException unless the keys are P-384 (a named curve) and ML-DSA-65 */
    public static HybridPublicKeys of(X509Certificate ec, X509Certificate mldsa) {
        try {
            return new HybridPublicKeys(half(Scheme.ECDSA, ec.getEncoded()), half(Scheme.ML_DSA, mldsa.getEncoded()));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate cannot be encoded", e);
        }
    }

    /**
     * Reads the two certificates from their DER.
     *
     * @throws IllegalArgumentException unless they are certificates of at most 16 KiB for P-384 and ML-DSA-65
     */
    public static HybridPublicKeys parse(byte[] ec, byte[] mldsa) {
        return new HybridPublicKeys(half(Scheme.ECDSA, ec), half(Scheme.ML_DSA, mldsa));
    }

    public X509Certificate ec() {
        return ec.certificate;
    }

    public X509Certificate mldsa() {
        return mldsa.certificate;
    }

    /** DER of the certificate with the P-384 key. */
    public byte[] ecBytes() {
        return encoded(ec.certificate);
    }

    /** DER of the certificate with the ML-DSA-65 key. */
    public byte[] mldsaBytes() {
        return encoded(mldsa.certificate);
    }

    /** SHA-384 of the P-384 key's SubjectPublicKeyInfo; revocations name keys so. */
    public Digest ecDigest() {
        return ec.keyDigest;
    }

    /** SHA-384 of the ML-DSA-65 key's SubjectPublicKeyInfo. */
    public Digest mldsaDigest() {
        return mldsa.keyDigest;
    }

    /** One digest for both keys, to be compared by people out of band: SHA-384 of the two key digests, P-384 first. */
    public Digest fingerprint() {
        return Digest.of(ec.keyDigest.bytes(), mldsa.keyDigest.bytes());
    }

    Half half(Scheme scheme) {
        return scheme == Scheme.ECDSA ? ec : mldsa;
    }

    /** Made when it is needed first. */
    SignedTemplate template(ObjectType type) {
        @Nullable SignedTemplate known = templates.get(type.ordinal());
        if (known != null) {
            return known;
        }
        var made = new SignedTemplate(type, this);
        templates.set(type.ordinal(), made);
        return made;
    }

    /** The same certificates, byte for byte. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HybridPublicKeys that
                && ec.certificate.equals(that.ec.certificate)
                && mldsa.certificate.equals(that.mldsa.certificate);
    }

    @Override
    public int hashCode() {
        return ec.keyDigest.hashCode() ^ mldsa.keyDigest.hashCode();
    }

    @Override
    public String toString() {
        return "HybridPublicKeys " + fingerprint();
    }

    private static Half half(Scheme scheme, byte[] der) {
        if (der.length > Limits.CERTIFICATE) {
            throw new IllegalArgumentException("a certificate has at most %d bytes".formatted(Limits.CERTIFICATE));
        }
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509", Providers.SUN)
                    .generateCertificate(new ByteArrayInputStream(der));
            if (!Arrays.equals(certificate.getEncoded(), der)) {
                throw new IllegalArgumentException("a certificate is followed by other bytes");
            }
            Certificate asn1 = Certificate.getInstance(der);
            var info = asn1.getSubjectPublicKeyInfo();
            boolean isEc = scheme == Scheme.ECDSA;
            if (!info.getAlgorithm().equals(isEc ? P384 : ML_DSA_65)) {
                throw new IllegalArgumentException("a %s key is required".formatted(isEc ? "P-384" : "ML-DSA-65"));
            }
            byte[] spki = StrictDer.encode(info);
            PublicKey key = (isEc
                            ? KeyFactory.getInstance("EC", Providers.BC)
                            : KeyFactory.getInstance("ML-DSA-65", Providers.SUN))
                    .generatePublic(new X509EncodedKeySpec(spki));
            var certId = new ESSCertIDv2(scheme.digestAlgorithm(), scheme.digest(der));
            return new Half(
                    certificate, key, Digest.of(spki), new SignerIdentifier(new IssuerAndSerialNumber(asn1)), certId);
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new IllegalArgumentException("a certificate with a P-384 or an ML-DSA-65 key is required", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException("it was read from its encoding", e);
        }
    }
}

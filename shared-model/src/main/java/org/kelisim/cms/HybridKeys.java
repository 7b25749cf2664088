package org.kelisim.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.kelisim.json.Digest;

/** Makes pairs of signing keys with certificates that they sign themselves. */
public final class HybridKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private HybridKeys() {}

    /**
     * Fresh keys on P-384 and ML-DSA-65.
     *
     * @param subjectName the common name in both certificates, at most 64 characters, such as {@code KAZ/migration-service}
     */
    public static HybridSigner generate(String subjectName, Instant notBefore, Instant notAfter) {
        if (subjectName.isBlank() || subjectName.length() > 64) {
            throw new IllegalArgumentException("the name in a certificate has 1 to 64 characters");
        }
        KeyPair ec = ecPair();
        KeyPair mldsa = mlDsaPair();
        var publicKeys = HybridPublicKeys.parse(
                certificate(Scheme.ECDSA, ec, subjectName, notBefore, notAfter),
                certificate(Scheme.ML_DSA, mldsa, subjectName, notBefore, notAfter));
        return new HybridSigner(ec.getPrivate(), mldsa.getPrivate(), publicKeys);
    }

    static KeyPair ecPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC", Providers.BC);
            generator.initialize(new ECGenParameterSpec("secp384r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle has P-384", e);
        }
    }

    private static KeyPair mlDsaPair() {
        try {
            return KeyPairGenerator.getInstance("ML-DSA-65", Providers.SUN).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has ML-DSA-65", e);
        }
    }

    private static byte[] certificate(
            Scheme scheme, KeyPair pair, String subject, Instant notBefore, Instant notAfter) {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, subject)
                .build();
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        var tbs = new V3TBSCertificateGenerator();
        tbs.setSerialNumber(new ASN1Integer(new BigInteger(127, RANDOM).setBit(126)));
        tbs.setSignature(scheme.signatureAlgorithm());
        tbs.setIssuer(name);
        tbs.setStartDate(new Time(Date.from(notBefore)));
        tbs.setEndDate(new Time(Date.from(notAfter)));
        tbs.setSubject(name);
        tbs.setSubjectPublicKeyInfo(info);
        tbs.setExtensions(extensions(info));
        TBSCertificate toSign = tbs.generateTBSCertificate();
        var certificate = new ASN1EncodableVector();
        certificate.add(toSign);
        certificate.add(scheme.signatureAlgorithm());
        certificate.add(new DERBitString(scheme.sign(pair.getPrivate(), StrictDer.encode(toSign))));
        return StrictDer.encode(new DERSequence(certificate));
    }

    private static Extensions extensions(SubjectPublicKeyInfo info) {
        try {
            var generator = new ExtensionsGenerator();
            generator.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            generator.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            byte[] keyId = Arrays.copyOf(Digest.of(StrictDer.encode(info)).bytes(), 20); // RFC 7093 §2, 4
            generator.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId));
            return generator.generate();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }
}

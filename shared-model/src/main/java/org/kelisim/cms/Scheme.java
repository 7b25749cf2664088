package org.kelisim.cms;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The two signature schemes of the profile, each with the one digest it is used with; parameters are absent. */
enum Scheme {
    /** ECDSA on P-384 with SHA-384 (RFC 5754 §3.3). */
    ECDSA(
            "SHA384withECDSA",
            Providers.BC,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            "SHA-384",
            NISTObjectIdentifiers.id_sha384),
    /** ML-DSA-65, pure, empty context, with SHA-512 (RFC 9882 §3.3). */
    ML_DSA("ML-DSA-65", Providers.SUN, NISTObjectIdentifiers.id_ml_dsa_65, "SHA-512", NISTObjectIdentifiers.id_sha512);

    private final String signature;
    private final Provider provider;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final String digest;
    private final AlgorithmIdentifier digestAlgorithm;

    Scheme(
            String signature,
            Provider provider,
            ASN1ObjectIdentifier signatureOid,
            String digest,
            ASN1ObjectIdentifier digestOid) {
        this.signature = signature;
        this.provider = provider;
        this.signatureAlgorithm = new AlgorithmIdentifier(signatureOid);
        this.digest = digest;
        this.digestAlgorithm = new AlgorithmIdentifier(digestOid);
    }

    Scheme other() {
        return this == ECDSA ? ML_DSA : ECDSA;
    }

    AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    AlgorithmIdentifier digestAlgorithm() {
        return digestAlgorithm;
    }

    byte[] digest(byte[] data) {
        return digest(Range.of(data));
    }

    byte[] digest(Range data) {
        try {
            MessageDigest md = MessageDigest.getInstance(digest, Providers.SUN);
            md.update(data.in(), data.from(), data.length());
            return md.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + digest, e);
        }
    }

    byte[] sign(PrivateKey key, byte[] data) {
        try {
            Signature signer = Signature.getInstance(signature, provider);
            signer.initSign(key);
            signer.update(data);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with " + signature + " failed", e);
        }
    }

    boolean verifies(PublicKey key, byte[] data, byte[] value) {
        try {
            Signature verifier = Signature.getInstance(signature, provider);
            verifier.initVerify(key);
            verifier.update(data);
            return verifier.verify(value);
        } catch (GeneralSecurityException e) {
            return false; // a value that is no signature at all
        }
    }
}

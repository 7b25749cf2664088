package org.kelisim.cms;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;

/** Private keys as their standards encode them, for the second implementation in the tests. */
public final class RawKeys {
    private static final int SEED = 64;

    private RawKeys() {}

    /** ML-KEM-1024 in its expanded form, which is what this JDK takes, as PKCS#8. */
    public static byte[] mlKem(OpeningKey key) throws IOException {
        byte[] seed = Arrays.copyOf(raw(key), SEED);
        byte[] expanded = new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_1024, seed)
                .getParametersWithFormat(MLKEMPrivateKeyParameters.EXPANDED_KEY)
                .getEncoded();
        return pkcs8(new AlgorithmIdentifier(NISTObjectIdentifiers.id_alg_ml_kem_1024), new DEROctetString(expanded));
    }

    /** P-384, PKCS#8. */
    public static byte[] ec(OpeningKey key) throws IOException {
        byte[] raw = raw(key);
        return pkcs8(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp384r1),
                ECPrivateKey.getInstance(Arrays.copyOfRange(raw, SEED, raw.length)));
    }

    private static byte[] raw(OpeningKey key) {
        return key.toPrivateKeyInfo().getPrivateKey().getOctets();
    }

    private static byte[] pkcs8(AlgorithmIdentifier algorithm, ASN1Encodable key) throws IOException {
        return new PrivateKeyInfo(algorithm, key).getEncoded();
    }

    public static PrivateKey ec(HybridSigner signer) {
        return signer.privateKey(Scheme.ECDSA);
    }

    public static PrivateKey mldsa(HybridSigner signer) {
        return signer.privateKey(Scheme.ML_DSA);
    }
}

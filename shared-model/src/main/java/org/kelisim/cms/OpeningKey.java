package org.kelisim.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KEM;
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
import org.bouncycastle.jce.ECNamedCurveTable;

/**
 * The private key that opens an office's dispatches; see {@link OpeningPublicKey}. Kept as the 64-byte seed of ML-KEM
 * and the scalar of P-384 (draft-ietf-lamps-pq-composite-kem-15 §4.2) and expanded once, when it is read.
 */
public final class OpeningKey {
    private static final int SEED_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] seed;
    private final KEM.Decapsulator mlKem;
    private final PrivateKey ec;
    private final BigInteger scalar;
    private final OpeningPublicKey publicKey;

    private OpeningKey(byte[] seed, BigInteger scalar) throws GeneralSecurityException {
        var expanded = new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_1024, seed);
        this.seed = seed;
        this.scalar = scalar;
        this.mlKem = KEM.getInstance("ML-KEM-1024", Providers.SUN_JCE).newDecapsulator(mlKemKey(expanded));
        this.ec = ecKey(scalar);
        this.publicKey = OpeningPublicKey.of(expanded.getPublicKey(), pointOf(scalar));
    }

    public static OpeningKey generate() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        try {
            var ec = (java.security.interfaces.ECPrivateKey) HybridKeys.ecPair().getPrivate();
            return new OpeningKey(seed, ec.getS());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has ML-KEM-1024", e);
        }
    }

    public OpeningPublicKey publicKey() {
        return publicKey;
    }

    KEM.Decapsulator mlKem() {
        return mlKem;
    }

    PrivateKey ec() {
        return ec;
    }

    /** As it is kept in a {@link KeyFile}. */
    PrivateKeyInfo toPrivateKeyInfo() {
        byte[] ecPart = StrictDer.encode(new ECPrivateKey(384, scalar, SECObjectIdentifiers.secp384r1));
        return new PrivateKeyInfo(CompositeKem.ALGORITHM, CompositeKem.concat(seed, ecPart), null, null);
    }

    static OpeningKey of(PrivateKeyInfo info) throws GeneralSecurityException {
        byte[] raw = info.getPrivateKey().getOctets();
        byte[] seed = Arrays.copyOf(raw, SEED_BYTES);
        var ec = ECPrivateKey.getInstance(Arrays.copyOfRange(raw, SEED_BYTES, raw.length));
        return new OpeningKey(seed, ec.getKey());
    }

    /** JDK 25 takes the expanded form only. */
    private static PrivateKey mlKemKey(MLKEMPrivateKeyParameters expanded) throws GeneralSecurityException {
        byte[] key = expanded.getParametersWithFormat(MLKEMPrivateKeyParameters.EXPANDED_KEY)
                .getEncoded();
        var algorithm = new AlgorithmIdentifier(NISTObjectIdentifiers.id_alg_ml_kem_1024);
        return KeyFactory.getInstance("ML-KEM-1024", Providers.SUN_JCE)
                .generatePrivate(pkcs8(algorithm, new DEROctetString(key)));
    }

    private static PrivateKey ecKey(BigInteger scalar) throws GeneralSecurityException {
        var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp384r1);
        return KeyFactory.getInstance("EC", Providers.BC)
                .generatePrivate(pkcs8(algorithm, new ECPrivateKey(384, scalar)));
    }

    private static PKCS8EncodedKeySpec pkcs8(AlgorithmIdentifier algorithm, ASN1Encodable key) {
        try {
            return new PKCS8EncodedKeySpec(new PrivateKeyInfo(algorithm, key).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private static byte[] pointOf(BigInteger scalar) {
        return ECNamedCurveTable.getParameterSpec("secp384r1")
                .getG()
                .multiply(scalar)
                .getEncoded(false);
    }

    /** Never shows the private key. */
    @Override
    public String toString() {
        return "OpeningKey of " + publicKey;
    }
}

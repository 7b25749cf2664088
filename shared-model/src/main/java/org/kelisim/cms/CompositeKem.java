package org.kelisim.cms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.iana.IANAObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.math.ec.ECPoint;

/**
 * id-MLKEM1024-ECDH-P384-SHA3-256 as in draft-ietf-lamps-pq-composite-kem-15 §3: both shared secrets, the ephemeral and
 * the recipient's point and a label are hashed into one secret, so an attacker has to break both halves.
 *
 * <p>Bouncy Castle has the same algorithm, but only for its own installed provider; tests hold the two against each
 * other and against the draft's test vector.
 */
final class CompositeKem {
    static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(IANAObjectIdentifiers.id_MLKEM1024_ECDH_P384_SHA3_256);

    /** Of ML-KEM-1024, both the public key and the ciphertext (FIPS 203, table 3). */
    static final int ML_KEM_BYTES = 1568;

    /** An uncompressed point of P-384, also the ciphertext of the elliptic half. */
    static final int POINT_BYTES = 97;

    private static final ECParameterSpec P384 = ECNamedCurveTable.getParameterSpec("secp384r1");
    private static final byte[] LABEL = "MLKEM1024-P384".getBytes(US_ASCII);

    private CompositeKem() {}

    record Encapsulated(byte[] secret, byte[] ciphertext) {}

    static Encapsulated encapsulate(OpeningPublicKey to) throws GeneralSecurityException {
        KEM.Encapsulated mlKem = to.mlKem().encapsulate();
        KeyPair ephemeral = HybridKeys.ecPair();
        byte[] point = ((ECPublicKey) ephemeral.getPublic()).getQ().getEncoded(false);
        byte[] secret = combine(mlKem.key().getEncoded(), to.agree(ephemeral.getPrivate()), point, to.point());
        return new Encapsulated(secret, concat(mlKem.encapsulation(), point));
    }

    static byte[] decapsulate(OpeningKey key, byte[] ciphertext) throws GeneralSecurityException {
        if (ciphertext.length != ML_KEM_BYTES + POINT_BYTES) {
            throw new GeneralSecurityException("wrong length");
        }
        byte[] mlKem = Arrays.copyOf(ciphertext, ML_KEM_BYTES);
        byte[] point = Arrays.copyOfRange(ciphertext, ML_KEM_BYTES, ciphertext.length);
        byte[] mlKemSecret = key.mlKem().decapsulate(mlKem).getEncoded();
        byte[] ecSecret = agree(key.ec(), publicKey(point));
        return combine(mlKemSecret, ecSecret, point, key.publicKey().point());
    }

    /** Reads an uncompressed point; one that is not on the curve is refused. */
    static ECPoint point(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_BYTES || point[0] != 4) {
            throw new GeneralSecurityException("not an uncompressed point of P-384");
        }
        try {
            return P384.getCurve().decodePoint(point);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not a point of P-384", e);
        }
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", Providers.BC).generatePublic(new ECPublicKeySpec(point(point), P384));
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] agree(PrivateKey own, PublicKey others) throws GeneralSecurityException {
        var ecdh = KeyAgreement.getInstance("ECDH", Providers.BC);
        ecdh.init(own);
        ecdh.doPhase(others, true);
        return ecdh.generateSecret();
    }

    private static byte[] combine(byte[] mlKemSecret, byte[] ecSecret, byte[] ecCiphertext, byte[] ecPublicKey)
            throws GeneralSecurityException {
        var sha3 = MessageDigest.getInstance("SHA3-256", Providers.SUN);
        sha3.update(mlKemSecret);
        sha3.update(ecSecret);
        sha3.update(ecCiphertext);
        sha3.update(ecPublicKey);
        sha3.update(LABEL);
        Arrays.fill(mlKemSecret, (byte) 0);
        Arrays.fill(ecSecret, (byte) 0);
        return sha3.digest();
    }
}

package org.kelisim.cms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KEM;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.kelisim.json.Digest;

/**
 * The public key to which an office's dispatches are encrypted: ML-KEM-1024 and ECDH on P-384 in one composite key
 * (id-MLKEM1024-ECDH-P384-SHA3-256, draft-ietf-lamps-pq-composite-kem-15).
 *
 * <p>Immutable and safe to share; parse once and keep it.
 */
public final class OpeningPublicKey {
    private final byte[] encoded;
    private final Digest digest;
    private final KEM.Encapsulator mlKem;
    private final ECPoint ec;
    private final byte[] point;

    private OpeningPublicKey(byte[] mlKem, byte[] point) throws GeneralSecurityException {
        this.point = point;
        this.encoded =
                StrictDer.encode(new SubjectPublicKeyInfo(CompositeKem.ALGORITHM, CompositeKem.concat(mlKem, point)));
        this.digest = Digest.of(encoded);
        this.mlKem = KEM.getInstance("ML-KEM-1024", Providers.SUN_JCE).newEncapsulator(mlKemKey(mlKem));
        this.ec = CompositeKem.point(point);
    }

    /**
     * Reads a SubjectPublicKeyInfo.
     *
     * @throws IllegalArgumentException unless it is the DER of a composite key of this kind with a point on the curve
     */
    public static OpeningPublicKey parse(byte[] spki) {
        try {
            var info = SubjectPublicKeyInfo.getInstance(StrictDer.read(spki, 4096));
            byte[] raw = info.getPublicKeyData().getOctets();
            if (info.getAlgorithm().equals(CompositeKem.ALGORITHM)
                    && raw.length == CompositeKem.ML_KEM_BYTES + CompositeKem.POINT_BYTES) {
                return of(
                        Arrays.copyOf(raw, CompositeKem.ML_KEM_BYTES),
                        Arrays.copyOfRange(raw, CompositeKem.ML_KEM_BYTES, raw.length));
            }
        } catch (DefectException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("an opening key (ML-KEM-1024 with P-384) is required", e);
        }
        throw new IllegalArgumentException("an opening key (ML-KEM-1024 with P-384) is required");
    }

    static OpeningPublicKey of(byte[] mlKem, byte[] point) throws GeneralSecurityException {
        return new OpeningPublicKey(mlKem, point);
    }

    /** DER of the SubjectPublicKeyInfo. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** SHA-384 of {@link #encoded}: names the key in revocations and, as subject key identifier, in dispatches. */
    public Digest digest() {
        return digest;
    }

    KEM.Encapsulator mlKem() {
        return mlKem;
    }

    /**
     * The secret that this key's elliptic half shares with an ephemeral key. The office's point stays the same, so the
     * multiplier keeps a table of its multiples, as for the curve's own base point: a third of the time.
     */
    byte[] agree(PrivateKey ephemeral) throws GeneralSecurityException {
        if (!(ephemeral instanceof ECPrivateKey own)) {
            throw new GeneralSecurityException("an ephemeral key is made here");
        }
        ECPoint shared = new FixedPointCombMultiplier().multiply(ec, own.getS()).normalize();
        if (shared.isInfinity()) {
            throw new GeneralSecurityException("no secret is shared");
        }
        return shared.getAffineXCoord().getEncoded();
    }

    byte[] point() {
        return point;
    }

    private static PublicKey mlKemKey(byte[] raw) throws GeneralSecurityException {
        try {
            var info = new SubjectPublicKeyInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_alg_ml_kem_1024), raw);
            return KeyFactory.getInstance("ML-KEM-1024", Providers.SUN_JCE)
                    .generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningPublicKey that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "OpeningPublicKey " + digest;
    }
}

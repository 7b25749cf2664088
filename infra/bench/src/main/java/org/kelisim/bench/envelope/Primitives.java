package org.kelisim.bench.envelope;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.kelisim.bench.Effort;
import org.kelisim.bench.Lines;
import org.kelisim.bench.Work;

/** The primitives that no dispatch can do without, each by the provider that is fastest on this machine. */
final class Primitives {
    private static final Provider BC = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();
    /** As long as the signed attributes. */
    private static final byte[] MESSAGE = new byte[480];

    final Work p384Sign;
    final Work p384Verify;
    final Work p384KeyPair;
    final Work p384Agree;
    /** With a point that many agreements are made with, so that a table of its multiples pays. */
    final Work p384AgreeKnown;

    final Work p256Verify;
    final Work mlDsaSign;
    final Work mlDsaVerify;
    final Work mlKemEncapsulate;
    final Work mlKemDecapsulate;
    final Work ed25519Verify;
    /** SHA3-256 of the combiner, HKDF and AES key wrap together. */
    final Work keyWrap;

    Primitives(Effort full, Lines out) throws Exception {
        var effort = new Effort(full.warmUpMillis(), Math.min(5, full.rounds()), full.sliceMillis(), 1);
        Provider sunEc = jdk("SunEC");
        Provider sun = jdk("SUN");
        KeyPair p384 = pair("EC", "secp384r1", BC);
        KeyPair p384Jdk = pair("EC", "secp384r1", sunEc);
        p384Sign = fastest(
                effort, out, "p384-sign", sign("SHA384withECDSA", p384, BC), sign("SHA384withECDSA", p384Jdk, sunEc));
        p384Verify = fastest(
                effort,
                out,
                "p384-verify",
                verify("SHA384withECDSA", p384, BC),
                verify("SHA384withECDSA", p384Jdk, sunEc));
        p384KeyPair = fastest(effort, out, "p384-key-pair", generate("secp384r1", BC), generate("secp384r1", sunEc));
        p384Agree = fastest(effort, out, "p384-agree", agree(p384, BC), agree(p384Jdk, sunEc));
        p384AgreeKnown = fastest(effort, out, "p384-agree-known", agree(p384, BC), agreePrepared(p384));
        p256Verify = fastest(
                effort,
                out,
                "p256-verify",
                verify("SHA256withECDSA", pair("EC", "secp256r1", BC), BC),
                verify("SHA256withECDSA", pair("EC", "secp256r1", sunEc), sunEc));
        KeyPair mlDsa = pair("ML-DSA-65", "", sun);
        KeyPair mlDsaBc = pair("ML-DSA-65", "", BC);
        mlDsaSign =
                fastest(effort, out, "ml-dsa-65-sign", sign("ML-DSA-65", mlDsa, sun), sign("ML-DSA-65", mlDsaBc, BC));
        mlDsaVerify = fastest(
                effort, out, "ml-dsa-65-verify", verify("ML-DSA-65", mlDsa, sun), verify("ML-DSA-65", mlDsaBc, BC));
        KeyPair mlKem = pair("ML-KEM-1024", "", jdk("SunJCE"));
        KeyPair mlKemBc = pair("ML-KEM-1024", "", BC);
        mlKemEncapsulate = fastest(
                effort, out, "ml-kem-1024-encapsulate", encapsulate(mlKem, jdk("SunJCE")), encapsulate(mlKemBc, BC));
        mlKemDecapsulate = fastest(
                effort, out, "ml-kem-1024-decapsulate", decapsulate(mlKem, jdk("SunJCE")), decapsulate(mlKemBc, BC));
        ed25519Verify = fastest(
                effort,
                out,
                "ed25519-verify",
                verify("Ed25519", pair("Ed25519", "", BC), BC),
                verify("Ed25519", pair("Ed25519", "", sunEc), sunEc));
        keyWrap = fastest(effort, out, "sha3-hkdf-aes-wrap", keyWrapping());
    }

    /** A digest over this many bytes; the JDK's own is several times as fast as Bouncy Castle's. */
    static Work digest(String algorithm, int bytes) throws GeneralSecurityException {
        byte[] data = new byte[bytes];
        MessageDigest digest = MessageDigest.getInstance(algorithm, jdk("SUN"));
        return () -> digest.digest(data);
    }

    /** AES-256-GCM by SunJCE, under a fresh key each time, as every dispatch has. */
    static Work gcm(int mode, int bytes) throws GeneralSecurityException {
        byte[] aad = new byte[600];
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        byte[] input = new byte[bytes];
        byte[] output = new byte[bytes + 16];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", jdk("SunJCE"));
        if (mode == Cipher.DECRYPT_MODE) {
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(aad);
            input = cipher.doFinal(input);
        }
        byte[] from = input;
        return () -> {
            if (mode == Cipher.ENCRYPT_MODE) {
                RANDOM.nextBytes(key);
                RANDOM.nextBytes(nonce);
            } else { // SunJCE has no check against decrypting twice, and the key schedule is made anew all the same
                key[0] = 0;
            }
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(aad);
            cipher.doFinal(from, 0, from.length, output, 0);
        };
    }

    private static Work fastest(Effort effort, Lines out, String name, Primitive.By... candidates) throws Exception {
        return new Primitive(name, List.of(candidates)).fastest(effort, out);
    }

    private static Primitive.By sign(String algorithm, KeyPair pair, Provider provider)
            throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm, provider);
        signer.initSign(pair.getPrivate());
        byte[] message = MESSAGE.clone();
        return new Primitive.By(provider.getName(), () -> {
            RANDOM.nextBytes(message); // how long ML-DSA takes depends on the message
            signer.update(message);
            signer.sign();
        });
    }

    private static Primitive.By verify(String algorithm, KeyPair pair, Provider provider)
            throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm, provider);
        signer.initSign(pair.getPrivate());
        var signatures = new ArrayList<byte[]>();
        for (int i = 0; i < 16; i++) {
            signer.update(MESSAGE);
            signatures.add(signer.sign());
        }
        Signature verifier = Signature.getInstance(algorithm, provider);
        verifier.initVerify(pair.getPublic());
        int[] next = {0};
        return new Primitive.By(provider.getName(), () -> {
            verifier.update(MESSAGE);
            if (!verifier.verify(signatures.get(next[0]++ & 15))) {
                throw new IllegalStateException("a good signature was refused");
            }
        });
    }

    private static Primitive.By generate(String curve, Provider provider) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec(curve), RANDOM);
        return new Primitive.By(provider.getName(), generator::generateKeyPair);
    }

    private static Primitive.By agree(KeyPair pair, Provider provider) throws GeneralSecurityException {
        KeyPair other = pair("EC", "secp384r1", provider);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
        agreement.init(pair.getPrivate());
        return new Primitive.By(provider.getName(), () -> {
            agreement.doPhase(other.getPublic(), true);
            agreement.generateSecret();
        });
    }

    private static Primitive.By agreePrepared(KeyPair pair) {
        ECPoint point = ((ECPublicKey) pair.getPublic()).getQ();
        BigInteger scalar = ((ECPrivateKey) pair.getPrivate()).getS();
        var multiplier = new FixedPointCombMultiplier(); // keeps its table at the point
        return new Primitive.By(
                "BC-comb",
                () -> multiplier
                        .multiply(point, scalar)
                        .normalize()
                        .getAffineXCoord()
                        .getEncoded());
    }

    private static Primitive.By encapsulate(KeyPair pair, Provider provider) throws GeneralSecurityException {
        KEM.Encapsulator encapsulator = KEM.getInstance("ML-KEM-1024", provider).newEncapsulator(pair.getPublic());
        return new Primitive.By(provider.getName(), encapsulator::encapsulate);
    }

    private static Primitive.By decapsulate(KeyPair pair, Provider provider) throws GeneralSecurityException {
        KEM kem = KEM.getInstance("ML-KEM-1024", provider);
        byte[] ciphertext = kem.newEncapsulator(pair.getPublic()).encapsulate().encapsulation();
        KEM.Decapsulator decapsulator = kem.newDecapsulator(pair.getPrivate());
        return new Primitive.By(provider.getName(), () -> decapsulator.decapsulate(ciphertext));
    }

    private static Primitive.By keyWrapping() throws GeneralSecurityException {
        MessageDigest sha3 = MessageDigest.getInstance("SHA3-256", jdk("SUN"));
        KDF hkdf = KDF.getInstance("HKDF-SHA256", jdk("SunJCE"));
        Cipher wrap = Cipher.getInstance("AESWrap_256", jdk("SunJCE"));
        byte[] secrets = new byte[32 + 48 + 97 + 97 + 14];
        byte[] info = new byte[18];
        var contentKey = new SecretKeySpec(new byte[32], "AES");
        return new Primitive.By("JDK", () -> {
            byte[] kek = hkdf.deriveData(
                    HKDFParameterSpec.ofExtract().addIKM(sha3.digest(secrets)).thenExpand(info, 32));
            wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(kek, "AES"));
            wrap.wrap(contentKey);
        });
    }

    private static KeyPair pair(String algorithm, String curve, Provider provider) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
        if (!curve.isEmpty()) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    private static Provider jdk(String name) {
        return Optional.ofNullable(Security.getProvider(name)).orElseThrow();
    }
}

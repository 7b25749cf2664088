package org.kelisim.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Ed25519 (RFC 8032) with the keys as raw bytes, by the JDK's own provider. */
final class Ed25519 {
    static final int PUBLIC_KEY = 32;
    static final int SEED = 32;
    private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static byte[] newSeed() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519", provider()).generateKeyPair();
            return ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** The JDK does not compute it from a seed. */
    static byte[] publicKey(byte[] seed) {
        return new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    }

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519", provider())
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            Signature signature = Signature.getInstance("Ed25519", provider());
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Ed25519 key cannot sign", e);
        }
    }

    static boolean verify(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519", provider());
            signature.initVerify(decode(publicKey));
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false; // not even the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Refuses bytes that are no point of the curve. */
    static void requirePoint(byte[] publicKey) {
        try {
            Signature.getInstance("Ed25519", provider()).initVerify(decode(publicKey));
        } catch (GeneralSecurityException e) {
            throw new MalformedLogException("the key is no Ed25519 public key");
        }
    }

    private static PublicKey decode(byte[] publicKey) throws GeneralSecurityException {
        byte[] spki = Arrays.copyOf(SPKI_HEAD, SPKI_HEAD.length + PUBLIC_KEY);
        System.arraycopy(publicKey, 0, spki, SPKI_HEAD.length, PUBLIC_KEY);
        return KeyFactory.getInstance("Ed25519", provider()).generatePublic(new X509EncodedKeySpec(spki));
    }

    private static Provider provider() {
        return Objects.requireNonNull(Security.getProvider("SunEC"));
    }
}

package org.kelisim.cms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A key ring as PKCS#12 (RFC 7292): one encrypted safe (PBES2: PBKDF2 with HMAC-SHA-512, AES-256-CBC; RFC 8018) with a
 * key bag for each private key, named {@code kind:name} by its friendly name, and the certificates beside; over all of
 * it the MAC with SHA-256, which notices every change. {@code openssl pkcs12} reads it.
 */
final class Pkcs12 {
    private static final String SIGN_EC = "sign-ec:";
    private static final String SIGN_MLDSA = "sign-mldsa:";
    private static final String OPEN = "open:";
    private static final String PAIR = "pair:";

    private Pkcs12() {}

    static byte[] write(KeyRing ring, char[] passphrase, int iterations) {
        try {
            return new PKCS12PfxPduBuilder()
                    .addEncryptedData(
                            encryptor(passphrase, iterations), bags(ring).toArray(new PKCS12SafeBag[0]))
                    .build(mac(iterations), passphrase)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException | PKCSException | OperatorCreationException e) {
            throw new IllegalStateException("the keys could not be encrypted", e);
        }
    }

    /** @throws GeneralSecurityException for a wrong passphrase and for every damage; the two cannot be told apart */
    static KeyRing read(byte[] file, char[] passphrase) throws GeneralSecurityException {
        try {
            var pfx = new PKCS12PfxPdu(file);
            if (!Arrays.equals(pfx.getEncoded(ASN1Encoding.DER), file)
                    || !pfx.hasMac()
                    || !pfx.isMacValid(
                            new JcePKCS12MacCalculatorBuilderProvider().setProvider(Providers.BC), passphrase)) {
                throw new GeneralSecurityException("wrong passphrase or damaged file");
            }
            var decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                    .setProvider(Providers.BC)
                    .build(passphrase);
            var safe = new PKCS12SafeBagFactory(pfx.getContentInfos()[0], decryptor);
            return ring(safe.getSafeBags());
        } catch (IOException | PKCSException | RuntimeException e) {
            throw new GeneralSecurityException("wrong passphrase or damaged file", e);
        }
    }

    private static OutputEncryptor encryptor(char[] passphrase, int iterations) throws OperatorCreationException {
        var pbkdf2 = new PBKDF2Config.Builder()
                .withPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA512, DERNull.INSTANCE))
                .withIterationCount(iterations)
                .withSaltLength(32)
                .build();
        return new JcePKCSPBEOutputEncryptorBuilder(pbkdf2, NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(Providers.BC)
                .build(passphrase);
    }

    private static JcePKCS12MacCalculatorBuilder mac(int iterations) {
        return new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                .setProvider(Providers.BC)
                .setIterationCount(iterations);
    }

    private static List<PKCS12SafeBag> bags(KeyRing ring) throws IOException {
        var bags = new ArrayList<PKCS12SafeBag>();
        for (var entry : ring.signers().entrySet()) {
            HybridSigner signer = entry.getValue();
            bags.add(keyBag(SIGN_EC + entry.getKey(), info(signer.privateKey(Scheme.ECDSA))));
            bags.add(certBag(SIGN_EC + entry.getKey(), signer.publicKeys().ecBytes()));
            bags.add(keyBag(SIGN_MLDSA + entry.getKey(), info(signer.privateKey(Scheme.ML_DSA))));
            bags.add(certBag(SIGN_MLDSA + entry.getKey(), signer.publicKeys().mldsaBytes()));
        }
        for (var entry : ring.openers().entrySet()) {
            bags.add(keyBag(OPEN + entry.getKey(), entry.getValue().toPrivateKeyInfo()));
        }
        for (var entry : ring.pairs().entrySet()) {
            bags.add(keyBag(PAIR + entry.getKey(), info(entry.getValue())));
        }
        return bags;
    }

    private static KeyRing ring(PKCS12SafeBag[] bags) throws GeneralSecurityException, IOException {
        var keys = new HashMap<String, PrivateKeyInfo>();
        var certificates = new HashMap<String, byte[]>();
        for (PKCS12SafeBag bag : bags) {
            switch (bag.getBagValue()) {
                case PrivateKeyInfo key -> keys.put(name(bag), key);
                case X509CertificateHolder certificate -> certificates.put(name(bag), certificate.getEncoded());
                default -> throw new GeneralSecurityException("a bag of an unknown kind");
            }
        }
        KeyRing ring = KeyRing.empty();
        for (var entry : keys.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(SIGN_EC)) {
                String of = name.substring(SIGN_EC.length());
                ring = ring.with(of, signer(keys, certificates, of));
            } else if (name.startsWith(OPEN)) {
                ring = ring.with(name.substring(OPEN.length()), OpeningKey.of(entry.getValue()));
            } else if (name.startsWith(PAIR)) {
                ring = ring.with(name.substring(PAIR.length()), pair(entry.getValue()));
            }
        }
        return ring;
    }

    private static HybridSigner signer(Map<String, PrivateKeyInfo> keys, Map<String, byte[]> certificates, String name)
            throws GeneralSecurityException, IOException {
        PrivateKey ec = privateKey(KeyFactory.getInstance("EC", Providers.BC), needed(keys, SIGN_EC + name));
        PrivateKey mldsa =
                privateKey(KeyFactory.getInstance("ML-DSA-65", Providers.SUN), needed(keys, SIGN_MLDSA + name));
        var publicKeys =
                HybridPublicKeys.parse(needed(certificates, SIGN_EC + name), needed(certificates, SIGN_MLDSA + name));
        return new HybridSigner(ec, mldsa, publicKeys);
    }

    private static <T> T needed(Map<String, T> map, String name) throws GeneralSecurityException {
        T value = map.get(name);
        if (value == null) {
            throw new GeneralSecurityException("a key lacks its other half or its certificate");
        }
        return value;
    }

    private static PrivateKey privateKey(KeyFactory factory, PrivateKeyInfo info)
            throws GeneralSecurityException, IOException {
        return factory.generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private static PrivateKeyInfo info(PrivateKey key) {
        return PrivateKeyInfo.getInstance(key.getEncoded());
    }

    /** With the public key in it, so that it need not be worked out again (RFC 5958 §2). */
    private static PrivateKeyInfo info(KeyPair pair) throws IOException {
        PrivateKeyInfo key = info(pair.getPrivate());
        byte[] publicBits = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded())
                .getPublicKeyData()
                .getOctets();
        return new PrivateKeyInfo(key.getPrivateKeyAlgorithm(), key.parsePrivateKey(), null, publicBits);
    }

    private static KeyPair pair(PrivateKeyInfo info) throws GeneralSecurityException, IOException {
        boolean ec = info.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
        var factory = KeyFactory.getInstance(ec ? "EC" : "Ed25519", ec ? Providers.BC : Providers.SUN_EC);
        var spki = new SubjectPublicKeyInfo(
                info.getPrivateKeyAlgorithm(), info.getPublicKeyData().getOctets());
        var privateOnly = new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey());
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(spki.getEncoded())), privateKey(factory, privateOnly));
    }

    private static PKCS12SafeBag keyBag(String name, PrivateKeyInfo key) {
        return named(new PKCS12SafeBagBuilder(key), name);
    }

    private static PKCS12SafeBag certBag(String name, byte[] certificate) throws IOException {
        return named(new PKCS12SafeBagBuilder(new X509CertificateHolder(certificate)), name);
    }

    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String name) {
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(name))
                .build();
    }

    private static String name(PKCS12SafeBag bag) throws GeneralSecurityException {
        for (Attribute attribute : bag.getAttributes()) {
            if (attribute.getAttrType().equals(PKCS12SafeBag.friendlyNameAttribute)) {
                return ASN1BMPString.getInstance(attribute.getAttributeValues()[0])
                        .getString();
            }
        }
        throw new GeneralSecurityException("a bag without a name");
    }
}

package org.kelisim.second;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;

/** Writes a dispatch as docs/spec/envelope.md says, with the JDK's own arithmetic. Nothing here is the product's. */
public final class SecondWriter {
    private static final String SHA384 = "2.16.840.1.101.3.4.2.2";
    private static final String SHA512 = "2.16.840.1.101.3.4.2.3";
    private static final String ECDSA = "1.2.840.10045.4.3.3";
    private static final String ML_DSA = "2.16.840.1.101.3.4.3.18";
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";

    private final X509Certificate ec;
    private final X509Certificate mldsa;
    private final PrivateKey ecKey;
    private final PrivateKey mldsaKey;

    public SecondWriter(byte[] ec, PrivateKey ecKey, byte[] mldsa, PrivateKey mldsaKey) throws Exception {
        this.ec = SecondKeys.certificate(ec);
        this.ecKey = ecKey;
        this.mldsa = SecondKeys.certificate(mldsa);
        this.mldsaKey = mldsaKey;
    }

    /** @param bare canonical JSON of the content whose pad is still empty */
    public byte[] dispatch(String header, String bare, List<byte[]> openingKeys, Instant time) throws Exception {
        int length = bare.getBytes(UTF_8).length;
        int size = Arrays.stream(new int[] {4096, 16384, 65536, 262144, 1048576})
                .filter(it -> it >= length)
                .findFirst()
                .orElseThrow();
        String content = bare.replace("\"pad\":\"\"", "\"pad\":\"" + "0".repeat(size - length) + "\"");
        DERSequence inner = signedData(SecondReader.ARC + ".1.1", content.getBytes(UTF_8), time);
        byte[] sealed = enveloped(inner.getEncoded(ASN1Encoding.DER), header.getBytes(UTF_8), openingKeys);
        DERSequence outer = signedData("1.2.840.113549.1.9.16.1.23", sealed, time);
        return seq(oid(SIGNED_DATA), new DERTaggedObject(true, 0, outer)).getEncoded(ASN1Encoding.DER);
    }

    private DERSequence signedData(String type, byte[] content, Instant time) throws Exception {
        DERSet ecFirst = attributes(
                type,
                content,
                time,
                "SHA-384",
                SHA384,
                ECDSA,
                ec,
                other(SHA512, ML_DSA, SHA384, new byte[0], mldsa, "SHA-512"));
        DERSet mldsaFirst = attributes(
                type,
                content,
                time,
                "SHA-512",
                SHA512,
                ML_DSA,
                mldsa,
                other(SHA384, ECDSA, SHA512, new byte[0], ec, "SHA-384"));
        byte[] ofMldsa = MessageDigest.getInstance("SHA-384").digest(mldsaFirst.getEncoded(ASN1Encoding.DER));
        byte[] ofEc = MessageDigest.getInstance("SHA-512").digest(ecFirst.getEncoded(ASN1Encoding.DER));
        DERSet ecAll = attributes(
                type,
                content,
                time,
                "SHA-384",
                SHA384,
                ECDSA,
                ec,
                other(SHA512, ML_DSA, SHA384, ofMldsa, mldsa, "SHA-512"));
        DERSet mldsaAll = attributes(
                type,
                content,
                time,
                "SHA-512",
                SHA512,
                ML_DSA,
                mldsa,
                other(SHA384, ECDSA, SHA512, ofEc, ec, "SHA-384"));
        return seq(
                new ASN1Integer(3),
                set(seq(oid(SHA384)), seq(oid(SHA512))),
                seq(oid(type), new DERTaggedObject(true, 0, new DEROctetString(content))),
                set(
                        signer(ec, SHA384, ECDSA, ecAll, "SHA384withECDSA", ecKey),
                        signer(mldsa, SHA512, ML_DSA, mldsaAll, "ML-DSA-65", mldsaKey)));
    }

    private static DERSequence signer(
            X509Certificate certificate,
            String digest,
            String algorithm,
            DERSet attributes,
            String name,
            PrivateKey key)
            throws Exception {
        Signature signature = Signature.getInstance(name);
        signature.initSign(key);
        signature.update(attributes.getEncoded(ASN1Encoding.DER));
        return seq(
                new ASN1Integer(1),
                seq(
                        X500Name.getInstance(
                                certificate.getIssuerX500Principal().getEncoded()),
                        new ASN1Integer(certificate.getSerialNumber())),
                seq(oid(digest)),
                new DERTaggedObject(false, 0, attributes),
                seq(oid(algorithm)),
                new DEROctetString(signature.sign()));
    }

    private static DERSet attributes(
            String type,
            byte[] content,
            Instant time,
            String digest,
            String digestOid,
            String signatureOid,
            X509Certificate certificate,
            DERSequence multiple)
            throws Exception {
        return set(
                attribute("1.2.840.113549.1.9.3", oid(type)),
                attribute(
                        "1.2.840.113549.1.9.4",
                        new DEROctetString(MessageDigest.getInstance(digest).digest(content))),
                attribute("1.2.840.113549.1.9.5", new DERUTCTime(Date.from(time))),
                attribute("1.2.840.113549.1.9.16.2.47", seq(seq(certId(certificate, digest, digestOid)))),
                attribute(
                        "1.2.840.113549.1.9.52",
                        seq(seq(oid(digestOid)), new DERTaggedObject(false, 1, seq(oid(signatureOid))))),
                attribute("1.2.840.113549.1.9.16.2.51", multiple));
    }

    private static DERSequence other(
            String otherDigest,
            String otherSignature,
            String ownDigest,
            byte[] hash,
            X509Certificate others,
            String name)
            throws Exception {
        return seq(
                seq(oid(otherDigest)),
                seq(oid(otherSignature)),
                seq(seq(oid(ownDigest)), new DEROctetString(hash)),
                certId(others, name, otherDigest));
    }

    private static DERSequence certId(X509Certificate certificate, String digest, String digestOid) throws Exception {
        return seq(
                seq(oid(digestOid)),
                new DEROctetString(MessageDigest.getInstance(digest).digest(certificate.getEncoded())));
    }

    private static byte[] enveloped(byte[] inner, byte[] header, List<byte[]> openingKeys) throws Exception {
        byte[] key = MessageDigest.getInstance("SHA-256").digest(inner); // fresh for each content: enough for a test
        byte[] nonce = new byte[12];
        DERSet attributes = set(
                attribute("1.2.840.113549.1.9.3", oid(SIGNED_DATA)),
                attribute(SecondReader.ARC + ".2.1", new DEROctetString(header)),
                attribute(
                        SecondReader.ARC + ".2.2",
                        new DEROctetString(MessageDigest.getInstance("SHA-384").digest(inner))));
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        gcm.updateAAD(attributes.getEncoded(ASN1Encoding.DER));
        byte[] both = gcm.doFinal(inner);
        var recipients = new ASN1EncodableVector();
        for (byte[] opening : openingKeys) {
            recipients.add(recipient(opening, key));
        }
        int end = both.length - 16;
        return seq(
                        new ASN1Integer(0),
                        new DERSet(recipients),
                        seq(
                                oid(SIGNED_DATA),
                                seq(
                                        oid("2.16.840.1.101.3.4.1.46"),
                                        seq(new DEROctetString(nonce), new ASN1Integer(16))),
                                new DERTaggedObject(false, 0, new DEROctetString(Arrays.copyOf(both, end)))),
                        new DERTaggedObject(false, 1, attributes),
                        new DEROctetString(Arrays.copyOfRange(both, end, both.length)))
                .getEncoded(ASN1Encoding.DER);
    }

    private static ASN1Encodable recipient(byte[] spki, byte[] contentKey) throws Exception {
        byte[] raw = Arrays.copyOfRange(spki, spki.length - 1568 - 97, spki.length);
        byte[] ownPoint = Arrays.copyOfRange(raw, 1568, raw.length);
        byte[] mlKemSpki = seq(
                        seq(oid("2.16.840.1.101.3.4.4.3")),
                        new org.bouncycastle.asn1.DERBitString(Arrays.copyOf(raw, 1568)))
                .getEncoded(ASN1Encoding.DER);
        KEM.Encapsulated first = KEM.getInstance("ML-KEM-1024")
                .newEncapsulator(java.security.KeyFactory.getInstance("ML-KEM-1024")
                        .generatePublic(new X509EncodedKeySpec(mlKemSpki)))
                .encapsulate();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair ephemeral = generator.generateKeyPair();
        byte[] point = encoded(((ECPublicKey) ephemeral.getPublic()).getW());
        KeyAgreement ecdh = KeyAgreement.getInstance("ECDH", "SunEC");
        ecdh.init(ephemeral.getPrivate());
        ecdh.doPhase(point(ownPoint), true);
        byte[] secret = combine(first.key().getEncoded(), ecdh.generateSecret(), point, ownPoint);
        DERSequence wrapAlgorithm = seq(oid("2.16.840.1.101.3.4.1.45"));
        byte[] info = seq(wrapAlgorithm, new ASN1Integer(32)).getEncoded(ASN1Encoding.DER);
        byte[] kek = KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, 32));
        Cipher wrap = Cipher.getInstance("AES/KW/NoPadding");
        wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(kek, "AES"));
        byte[] ciphertext = Arrays.copyOf(first.encapsulation(), 1568 + 97);
        System.arraycopy(point, 0, ciphertext, 1568, 97);
        DERSequence kem = seq(
                new ASN1Integer(0),
                new DERTaggedObject(
                        false,
                        0,
                        new DEROctetString(MessageDigest.getInstance("SHA-384").digest(spki))),
                seq(oid("1.3.6.1.5.5.7.6.63")),
                new DEROctetString(ciphertext),
                seq(oid("1.2.840.113549.1.9.16.3.28")),
                new ASN1Integer(32),
                wrapAlgorithm,
                new DEROctetString(wrap.wrap(new SecretKeySpec(contentKey, "AES"))));
        return new DERTaggedObject(false, 4, seq(oid("1.2.840.113549.1.9.16.13.3"), kem));
    }

    // --- shared with the reader

    static byte[] combine(byte[] mlKem, byte[] ecdh, byte[] point, byte[] ownPoint) throws Exception {
        MessageDigest sha3 = MessageDigest.getInstance("SHA3-256");
        sha3.update(mlKem);
        sha3.update(ecdh);
        sha3.update(point);
        sha3.update(ownPoint);
        return sha3.digest("MLKEM1024-P384".getBytes(US_ASCII));
    }

    static ECPublicKey point(byte[] encoded) throws Exception {
        if (encoded.length != 97 || encoded[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point");
        }
        var parameters = java.security.AlgorithmParameters.getInstance("EC", "SunEC");
        parameters.init(new ECGenParameterSpec("secp384r1"));
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(encoded, 1, 49)),
                new BigInteger(1, Arrays.copyOfRange(encoded, 49, 97)));
        return SecondReader.key(point, parameters.getParameterSpec(ECParameterSpec.class));
    }

    private static byte[] encoded(ECPoint point) {
        byte[] encoded = new byte[97];
        encoded[0] = 4;
        fill(point.getAffineX(), encoded, 49);
        fill(point.getAffineY(), encoded, 97);
        return encoded;
    }

    private static void fill(BigInteger number, byte[] into, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(48, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }

    private static ASN1ObjectIdentifier oid(String id) {
        return new ASN1ObjectIdentifier(id);
    }

    private static DERSequence seq(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    private static DERSet set(ASN1Encodable... elements) {
        return new DERSet(elements);
    }

    private static DERSequence attribute(String type, ASN1Encodable value) {
        return seq(oid(type), set(value));
    }
}

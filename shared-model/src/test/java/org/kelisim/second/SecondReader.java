package org.kelisim.second;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a dispatch as docs/spec/envelope.md says. ASN.1 comes from a library, JSON and its canonical form from two others,
 * and all arithmetic from the JDK's own providers. Nothing here is the product's.
 */
public final class SecondReader {
    static final String ARC = "2.25.34262581916770243339535660586700546890";
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String AUTH_ENVELOPED = "1.2.840.113549.1.9.16.1.23";
    private static final String SHA384 = "2.16.840.1.101.3.4.2.2";
    private static final String SHA512 = "2.16.840.1.101.3.4.2.3";
    private static final String ECDSA = "1.2.840.10045.4.3.3";
    private static final String ML_DSA = "2.16.840.1.101.3.4.3.18";
    private static final String KEM_RECIPIENT = "1.2.840.113549.1.9.16.13.3";
    private static final String COMPOSITE = "1.3.6.1.5.5.7.6.63";
    private static final String HKDF = "1.2.840.113549.1.9.16.3.28";
    private static final String AES_WRAP = "2.16.840.1.101.3.4.1.45";
    private static final String AES_GCM = "2.16.840.1.101.3.4.1.46";
    private static final int[] SIZES = {4096, 16384, 65536, 262144, 1048576};

    /** Why it is refused, in the words of the specification. */
    public static final class No extends Exception {
        private static final long serialVersionUID = 1L;

        No(String word) {
            super(word);
        }
    }

    private final List<byte[]> directories;
    private final byte[] spki;
    private final byte[] mlKem;
    private final byte[] ec;

    /**
     * @param directories the bundles that are known, version 1 first
     * @param spki the reader's opening key as the directory has it
     * @param mlKem its private halves, PKCS#8
     */
    public SecondReader(List<byte[]> directories, byte[] spki, byte[] mlKem, byte[] ec) {
        this.directories = directories;
        this.spki = spki;
        this.mlKem = mlKem;
        this.ec = ec;
    }

    /** The content, or the word for why not. */
    public JsonNode read(byte[] dispatch) throws No {
        try {
            return opened(dispatch);
        } catch (No e) {
            throw e;
        } catch (Exception e) {
            throw new No("malformed");
        }
    }

    private JsonNode opened(byte[] dispatch) throws Exception {
        bounds(dispatch, 1_277_952);
        Signed outer = signed(der(dispatch), AUTH_ENVELOPED);
        need(outer.content.isPresent(), "content-misplaced");
        byte[] enveloped = outer.content.get();
        ASN1Sequence data = ASN1Sequence.getInstance(der(enveloped));
        Enveloped sealed = enveloped(data);

        byte[] headerBytes = sealed.header;
        JsonNode header = canonical(headerBytes, 16 * 1024, "header-malformed");
        need(header.path("profile").asString("").equals("kelisim-1"), "unknown-profile");
        header(header);
        byte[] directory = cited(header.get("directory"));
        String sender = header.get("sender").stringValue();
        SecondKeys keys = office(directory, sender, "unknown-sender");
        var expected = new TreeSet<String>();
        expected.add(sha384(keys.opening()));
        for (JsonNode recipient : header.get("recipients")) {
            expected.add(sha384(office(directory, recipient.stringValue(), "unknown-recipient")
                    .opening()));
        }
        need(expected.equals(new TreeSet<>(sealed.recipients.keySet())), "recipients-differ");
        verify(outer, enveloped, AUTH_ENVELOPED, keys, "wrong-signers");

        ASN1Sequence own = sealed.recipients.get(sha384(spki));
        need(own != null, "no-key");
        byte[] inner = decrypt(sealed, own);
        need(Arrays.equals(MessageDigest.getInstance("SHA-384").digest(inner), sealed.commitment), "wrong-commitment");
        Signed content = signedData(ASN1Sequence.getInstance(der(inner)), ARC + ".1.1");
        need(content.content.isPresent(), "content-misplaced");
        byte[] json = content.content.get();
        verify(content, json, ARC + ".1.1", keys, "signed-by-another-inside");
        return content(json, headerBytes);
    }

    private byte[] cited(JsonNode reference) throws Exception {
        long version = reference.get("version").asLong();
        need(version >= 1 && version <= directories.size(), "unknown-directory");
        byte[] bundle = directories.get((int) version - 1);
        byte[] named = JsonMapper.shared()
                .writeValueAsString(JsonMapper.shared().readTree(bundle).get("version"))
                .getBytes(UTF_8);
        need(sha384(named).equals(reference.get("digest").stringValue()), "unknown-directory");
        return bundle;
    }

    private static SecondKeys office(byte[] directory, String id, String otherwise) throws No {
        try {
            return SecondKeys.of(directory, id);
        } catch (Exception e) {
            throw new No(otherwise);
        }
    }

    // --- "Before anything is parsed" and "One form"

    private static void bounds(byte[] der, int maxBytes) throws No {
        need(der.length <= maxBytes, "too-large");
        int[] elements = {0};
        int end = element(der, 0, der.length, 1, elements);
        need(end == der.length, "trailing-bytes");
    }

    private static int element(byte[] der, int at, int limit, int depth, int[] elements) throws No {
        need(++elements[0] <= 1024, "too-many-elements");
        need(depth <= 16, "nested-too-deeply");
        need(at + 2 <= limit, "not-der");
        int first = der[at + 1] & 0xff;
        need(first != 0x80, "indefinite-length");
        int octets = first < 0x80 ? 0 : first & 0x7f;
        need(octets <= 3 && at + 2 + octets <= limit, "not-der");
        int length = octets == 0 ? first : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        need(octets == 0 || length >= 0x80 && (octets == 1 || length >> (8 * (octets - 1)) > 0), "not-der");
        int start = at + 2 + octets;
        need(length <= limit - start, "not-der");
        boolean constructed = (der[at] & 0x20) != 0;
        if (constructed) {
            boolean universal = (der[at] & 0xc0) == 0;
            need(!universal || (der[at] & 0x1f) == 0x10 || (der[at] & 0x1f) == 0x11, "not-der");
            for (int next = start; next < start + length; ) {
                next = element(der, next, start + length, depth + 1, elements);
            }
        }
        return start + length;
    }

    private static ASN1Primitive der(byte[] bytes) throws No {
        try {
            bounds(bytes, 1_277_952);
            ASN1Primitive parsed = ASN1Primitive.fromByteArray(bytes);
            need(Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), bytes), "not-der");
            return parsed;
        } catch (java.io.IOException e) {
            throw new No("not-der");
        }
    }

    // --- "Signatures"

    private record Signed(Optional<byte[]> content, List<ASN1Sequence> signers) {}

    private static Signed signed(ASN1Primitive contentInfo, String type) throws No {
        ASN1Sequence outer = ASN1Sequence.getInstance(contentInfo);
        need(outer.size() == 2, "malformed");
        need(oid(outer, 0).equals(SIGNED_DATA), "wrong-object-type");
        return signedData(ASN1Sequence.getInstance(explicit(outer.getObjectAt(1), 0)), type);
    }

    private static Signed signedData(ASN1Sequence data, String type) throws No {
        need(integer(data, 0) == 3, "malformed");
        for (int i = 3; i < data.size() - 1; i++) {
            need(!(data.getObjectAt(i) instanceof ASN1TaggedObject), "unsigned-additions");
        }
        ASN1Sequence encapsulated = ASN1Sequence.getInstance(data.getObjectAt(2));
        need(oid(encapsulated, 0).equals(type), "wrong-object-type");
        ASN1Set signers = ASN1Set.getInstance(data.getObjectAt(data.size() - 1));
        need(signers.size() == 2, "wrong-signers");
        need(data.size() == 4, "malformed");
        ASN1Set digests = ASN1Set.getInstance(data.getObjectAt(1));
        need(digests.size() == 2, "wrong-algorithm");
        var named = new TreeSet<String>();
        for (ASN1Encodable each : digests) {
            named.add(algorithm(each));
        }
        need(named.equals(new TreeSet<>(List.of(SHA384, SHA512))), "wrong-algorithm");
        Optional<byte[]> content = encapsulated.size() > 1
                ? Optional.of(ASN1OctetString.getInstance(explicit(encapsulated.getObjectAt(1), 0))
                        .getOctets())
                : Optional.empty();
        var infos = new ArrayList<ASN1Sequence>();
        signers.forEach(it -> infos.add(ASN1Sequence.getInstance(it)));
        return new Signed(content, infos);
    }

    private static void verify(Signed signed, byte[] content, String type, SecondKeys keys, String strangers)
            throws Exception {
        ASN1Sequence ec = only(signed, keys.ec(), strangers);
        ASN1Sequence mldsa = only(signed, keys.mldsa(), strangers);
        String time = time(ec);
        need(time.equals(time(mldsa)), "signing-times-differ");
        half(ec, content, type, "SHA-384", SHA384, ECDSA, keys.ec(), mldsa, SHA512, ML_DSA, keys.mldsa(), "SHA-512");
        half(mldsa, content, type, "SHA-512", SHA512, ML_DSA, keys.mldsa(), ec, SHA384, ECDSA, keys.ec(), "SHA-384");
        signature(ec, "SHA384withECDSA", keys.ecKey());
        signature(mldsa, "ML-DSA-65", keys.mldsaKey());
    }

    private static ASN1Sequence only(Signed signed, X509Certificate certificate, String otherwise) throws Exception {
        ASN1Sequence found = null;
        for (ASN1Sequence signer : signed.signers) {
            ASN1Sequence sid = ASN1Sequence.getInstance(signer.getObjectAt(1));
            boolean same = X500Name.getInstance(sid.getObjectAt(0))
                            .equals(X500Name.getInstance(
                                    certificate.getIssuerX500Principal().getEncoded()))
                    && ASN1Integer.getInstance(sid.getObjectAt(1)).hasValue(certificate.getSerialNumber());
            if (same) {
                need(found == null, otherwise);
                found = signer;
            }
        }
        need(found != null, otherwise);
        return found;
    }

    private static String time(ASN1Sequence signer) throws No {
        Map<String, ASN1Encodable> attributes = attributes(signer);
        need(attributes.containsKey("1.2.840.113549.1.9.5"), "wrong-attributes");
        return attributes.get("1.2.840.113549.1.9.5").toString();
    }

    private static Map<String, ASN1Encodable> attributes(ASN1Sequence signer) throws No {
        need(signer.getObjectAt(3) instanceof ASN1TaggedObject, "wrong-attributes");
        ASN1Set set = ASN1Set.getInstance((ASN1TaggedObject) signer.getObjectAt(3), false);
        var attributes = new LinkedHashMap<String, ASN1Encodable>();
        for (ASN1Encodable each : set) {
            ASN1Sequence attribute = ASN1Sequence.getInstance(each);
            ASN1Set values = ASN1Set.getInstance(attribute.getObjectAt(1));
            need(values.size() == 1 && attribute.size() == 2, "wrong-attributes");
            need(attributes.put(oid(attribute, 0), values.getObjectAt(0)) == null, "wrong-attributes");
        }
        return attributes;
    }

    private static void half(
            ASN1Sequence signer,
            byte[] content,
            String type,
            String digest,
            String digestOid,
            String signatureOid,
            X509Certificate own,
            ASN1Sequence other,
            String otherDigestOid,
            String otherSignatureOid,
            X509Certificate others,
            String otherDigest)
            throws Exception {
        need(integer(signer, 0) == 1, "malformed");
        need(signer.size() < 7 || !(signer.getObjectAt(6) instanceof ASN1TaggedObject), "unsigned-additions");
        need(signer.size() == 6, "malformed");
        need(algorithm(signer.getObjectAt(2)).equals(digestOid), "wrong-algorithm");
        need(algorithm(signer.getObjectAt(4)).equals(signatureOid), "wrong-algorithm");
        Map<String, ASN1Encodable> attributes = attributes(signer);
        need(
                attributes
                        .keySet()
                        .equals(java.util.Set.of(
                                "1.2.840.113549.1.9.3",
                                "1.2.840.113549.1.9.4",
                                "1.2.840.113549.1.9.5",
                                "1.2.840.113549.1.9.16.2.47",
                                "1.2.840.113549.1.9.52",
                                "1.2.840.113549.1.9.16.2.51")),
                "wrong-attributes");
        need(attributes.get("1.2.840.113549.1.9.3").toString().equals(type), "wrong-object-type");
        byte[] claimed = ASN1OctetString.getInstance(attributes.get("1.2.840.113549.1.9.4"))
                .getOctets();
        need(Arrays.equals(claimed, MessageDigest.getInstance(digest).digest(content)), "content-altered");
        ASN1Sequence certificates =
                ASN1Sequence.getInstance(ASN1Sequence.getInstance(attributes.get("1.2.840.113549.1.9.16.2.47"))
                        .getObjectAt(0));
        need(
                certificates.size() == 1 && names(certificates.getObjectAt(0), digest, digestOid, own),
                "wrong-certificate");
        ASN1Sequence protection = ASN1Sequence.getInstance(attributes.get("1.2.840.113549.1.9.52"));
        need(algorithm(protection.getObjectAt(0)).equals(digestOid), "wrong-algorithm");
        ASN1TaggedObject protectedSignature = (ASN1TaggedObject) protection.getObjectAt(1);
        need(
                protectedSignature.getTagNo() == 1
                        && algorithm(ASN1Sequence.getInstance(protectedSignature, false))
                                .equals(signatureOid),
                "wrong-algorithm");
        ASN1Sequence multiple = ASN1Sequence.getInstance(attributes.get("1.2.840.113549.1.9.16.2.51"));
        ASN1Sequence hash = ASN1Sequence.getInstance(multiple.getObjectAt(2));
        boolean bound = multiple.size() == 4
                && algorithm(multiple.getObjectAt(0)).equals(otherDigestOid)
                && algorithm(multiple.getObjectAt(1)).equals(otherSignatureOid)
                && algorithm(hash.getObjectAt(0)).equals(digestOid)
                && Arrays.equals(
                        ASN1OctetString.getInstance(hash.getObjectAt(1)).getOctets(),
                        MessageDigest.getInstance(digest).digest(withEmptyHash(other)))
                && names(multiple.getObjectAt(3), otherDigest, otherDigestOid, others);
        need(bound, "signers-not-bound");
    }

    /** ESSCertIDv2 without issuerSerial. */
    private static boolean names(ASN1Encodable id, String digest, String digestOid, X509Certificate certificate)
            throws Exception {
        ASN1Sequence named = ASN1Sequence.getInstance(id);
        return named.size() == 2
                && algorithm(named.getObjectAt(0)).equals(digestOid)
                && Arrays.equals(
                        ASN1OctetString.getInstance(named.getObjectAt(1)).getOctets(),
                        MessageDigest.getInstance(digest).digest(certificate.getEncoded()));
    }

    /** The other's attributes as a SET, with the hash in its multiple-signatures attribute left empty. */
    private static byte[] withEmptyHash(ASN1Sequence signer) throws Exception {
        ASN1Set set = ASN1Set.getInstance((ASN1TaggedObject) signer.getObjectAt(3), false);
        var changed = new org.bouncycastle.asn1.ASN1EncodableVector();
        for (ASN1Encodable each : set) {
            ASN1Sequence attribute = ASN1Sequence.getInstance(each);
            if (!oid(attribute, 0).equals("1.2.840.113549.1.9.16.2.51")) {
                changed.add(attribute);
                continue;
            }
            ASN1Sequence value = ASN1Sequence.getInstance(
                    ASN1Set.getInstance(attribute.getObjectAt(1)).getObjectAt(0));
            ASN1Sequence hash = ASN1Sequence.getInstance(value.getObjectAt(2));
            var empty = new org.bouncycastle.asn1.DERSequence(
                    new ASN1Encodable[] {hash.getObjectAt(0), new org.bouncycastle.asn1.DEROctetString(new byte[0])});
            changed.add(new org.bouncycastle.asn1.DERSequence(new ASN1Encodable[] {
                attribute.getObjectAt(0),
                new org.bouncycastle.asn1.DERSet(new org.bouncycastle.asn1.DERSequence(
                        new ASN1Encodable[] {value.getObjectAt(0), value.getObjectAt(1), empty, value.getObjectAt(3)}))
            }));
        }
        return new org.bouncycastle.asn1.DERSet(changed).getEncoded(ASN1Encoding.DER);
    }

    private static void signature(ASN1Sequence signer, String algorithm, PublicKey key) throws Exception {
        byte[] attributes = ASN1Set.getInstance((ASN1TaggedObject) signer.getObjectAt(3), false)
                .getEncoded(ASN1Encoding.DER);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(attributes);
        boolean good;
        try {
            good = verifier.verify(
                    ASN1OctetString.getInstance(signer.getObjectAt(5)).getOctets());
        } catch (java.security.SignatureException e) {
            good = false;
        }
        need(good, "signature-invalid");
    }

    // --- "Encryption"

    private record Enveloped(
            Map<String, ASN1Sequence> recipients,
            byte[] nonce,
            byte[] ciphertext,
            byte[] attributes,
            byte[] header,
            byte[] commitment,
            byte[] tag) {}

    private static Enveloped enveloped(ASN1Sequence data) throws Exception {
        need(integer(data, 0) == 0, "malformed");
        need(data.getObjectAt(1) instanceof ASN1Set, "unsigned-additions");
        var recipients = new LinkedHashMap<String, ASN1Sequence>();
        ASN1Set infos = ASN1Set.getInstance(data.getObjectAt(1));
        need(infos.size() <= 64, "too-many-elements");
        for (ASN1Encodable each : infos) {
            ASN1Sequence other = ASN1Sequence.getInstance((ASN1TaggedObject) each, false);
            need(oid(other, 0).equals(KEM_RECIPIENT), "wrong-algorithm");
            ASN1Sequence kem = ASN1Sequence.getInstance(other.getObjectAt(1));
            need(
                    kem.size() == 8
                            && integer(kem, 0) == 0
                            && algorithm(kem.getObjectAt(2)).equals(COMPOSITE)
                            && algorithm(kem.getObjectAt(4)).equals(HKDF)
                            && integer(kem, 5) == 32
                            && algorithm(kem.getObjectAt(6)).equals(AES_WRAP),
                    "wrong-algorithm");
            byte[] id = ASN1OctetString.getInstance((ASN1TaggedObject) kem.getObjectAt(1), false)
                    .getOctets();
            need(recipients.put(HexFormat.of().formatHex(id), kem) == null, "malformed");
        }
        ASN1Sequence encrypted = ASN1Sequence.getInstance(data.getObjectAt(2));
        need(oid(encrypted, 0).equals(SIGNED_DATA), "wrong-object-type");
        ASN1Sequence algorithm = ASN1Sequence.getInstance(encrypted.getObjectAt(1));
        need(oid(algorithm, 0).equals(AES_GCM), "wrong-algorithm");
        ASN1Sequence parameters = ASN1Sequence.getInstance(algorithm.getObjectAt(1));
        need(parameters.size() == 2 && integer(parameters, 1) == 16, "wrong-algorithm");
        byte[] nonce = ASN1OctetString.getInstance(parameters.getObjectAt(0)).getOctets();
        need(nonce.length == 12, "wrong-algorithm");
        need(data.size() >= 5 && data.getObjectAt(3) instanceof ASN1TaggedObject, "wrong-attributes");
        byte[] tag = ASN1OctetString.getInstance(data.getObjectAt(4)).getOctets();
        need(tag.length == 16, "wrong-algorithm");
        need(data.size() == 5, "malformed");
        ASN1Set attributes = ASN1Set.getInstance((ASN1TaggedObject) data.getObjectAt(3), false);
        var byType = new LinkedHashMap<String, ASN1Encodable>();
        for (ASN1Encodable each : attributes) {
            ASN1Sequence attribute = ASN1Sequence.getInstance(each);
            ASN1Set values = ASN1Set.getInstance(attribute.getObjectAt(1));
            need(
                    values.size() == 1 && byType.put(oid(attribute, 0), values.getObjectAt(0)) == null,
                    "wrong-attributes");
        }
        need(
                byType.keySet().equals(java.util.Set.of("1.2.840.113549.1.9.3", ARC + ".2.1", ARC + ".2.2")),
                "wrong-attributes");
        need(byType.get("1.2.840.113549.1.9.3").toString().equals(SIGNED_DATA), "wrong-attributes");
        byte[] commitment =
                ASN1OctetString.getInstance(byType.get(ARC + ".2.2")).getOctets();
        need(commitment.length == 48, "wrong-attributes");
        return new Enveloped(
                recipients,
                nonce,
                ASN1OctetString.getInstance((ASN1TaggedObject) encrypted.getObjectAt(2), false)
                        .getOctets(),
                attributes.getEncoded(ASN1Encoding.DER),
                ASN1OctetString.getInstance(byType.get(ARC + ".2.1")).getOctets(),
                commitment,
                tag);
    }

    /** One word for all failures. */
    private byte[] decrypt(Enveloped sealed, ASN1Sequence kem) throws No {
        try {
            byte[] secret =
                    decapsulate(ASN1OctetString.getInstance(kem.getObjectAt(3)).getOctets());
            // CMSORIforKEMOtherInfo (RFC 9629, section 5): wrap algorithm, KEK length
            byte[] info = new org.bouncycastle.asn1.DERSequence(
                            new ASN1Encodable[] {kem.getObjectAt(6), kem.getObjectAt(5)})
                    .getEncoded(ASN1Encoding.DER);
            byte[] kek = KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, 32));
            Cipher unwrap = Cipher.getInstance("AES/KW/NoPadding");
            unwrap.init(Cipher.UNWRAP_MODE, new SecretKeySpec(kek, "AES"));
            byte[] wrapped = ASN1OctetString.getInstance(kem.getObjectAt(7)).getOctets();
            var key = unwrap.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
            need(key.getEncoded().length == 32, "cannot-decrypt");
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed.nonce));
            gcm.updateAAD(sealed.attributes);
            byte[] both = Arrays.copyOf(sealed.ciphertext, sealed.ciphertext.length + 16);
            System.arraycopy(sealed.tag, 0, both, sealed.ciphertext.length, 16);
            return gcm.doFinal(both);
        } catch (Exception e) {
            throw new No("cannot-decrypt");
        }
    }

    /** draft-ietf-lamps-pq-composite-kem: SHA3-256(ML-KEM secret, ECDH secret, ephemeral point, own point, label). */
    private byte[] decapsulate(byte[] ciphertext) throws Exception {
        PrivateKey lattice = KeyFactory.getInstance("ML-KEM-1024").generatePrivate(new PKCS8EncodedKeySpec(mlKem));
        byte[] first = KEM.getInstance("ML-KEM-1024")
                .newDecapsulator(lattice)
                .decapsulate(Arrays.copyOf(ciphertext, 1568))
                .getEncoded();
        byte[] point = Arrays.copyOfRange(ciphertext, 1568, ciphertext.length);
        byte[] ownPoint = Arrays.copyOfRange(spki, spki.length - 97, spki.length);
        KeyAgreement ecdh = KeyAgreement.getInstance("ECDH", "SunEC");
        ecdh.init(KeyFactory.getInstance("EC", "SunEC").generatePrivate(new PKCS8EncodedKeySpec(ec)));
        ecdh.doPhase(SecondWriter.point(point), true);
        return SecondWriter.combine(first, ecdh.generateSecret(), point, ownPoint);
    }

    // --- "Header" and "Content"

    private static JsonNode canonical(byte[] bytes, int maxBytes, String otherwise) throws No {
        try {
            need(bytes.length <= maxBytes, otherwise);
            byte[] again = new JsonCanonicalizer(bytes).getEncodedUTF8();
            need(Arrays.equals(again, bytes), otherwise);
            return JsonMapper.shared().readTree(bytes);
        } catch (java.io.IOException | RuntimeException e) {
            throw new No(otherwise);
        }
    }

    private static void header(JsonNode header) throws No {
        var known = java.util.Set.of(
                "profile",
                "id",
                "class",
                "sender",
                "recipients",
                "directory",
                "channel",
                "inReplyTo",
                "replyWithin",
                "retainUntil",
                "parts");
        need(known.containsAll(header.propertyNames()), "header-malformed");
        String sender = header.path("sender").asString("");
        String id = header.path("id").asString("");
        need(
                id.matches("[A-Z]{3,12}-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                        && id.startsWith(sender.replaceAll("/.*", "") + "-"),
                "header-malformed");
        var recipients = new ArrayList<String>();
        header.path("recipients").forEach(it -> recipients.add(it.asString("")));
        need(
                !recipients.isEmpty()
                        && recipients.size() <= 32
                        && recipients.equals(List.copyOf(new TreeSet<>(recipients)))
                        && !recipients.contains(sender),
                "header-malformed");
        need(header.path("parts").isArray() && header.path("parts").size() <= 32, "header-malformed");
    }

    private static JsonNode content(byte[] json, byte[] header) throws No {
        JsonNode content = canonical(json, 1 << 20, "content-malformed");
        String pad = content.path("pad").asString("x");
        need(pad.chars().allMatch(c -> c == '0'), "content-malformed");
        int bare = json.length - pad.length();
        int smallest =
                Arrays.stream(SIZES).filter(size -> size >= bare).findFirst().orElse(-1);
        need(json.length == smallest, "content-malformed");
        byte[] inside =
                JsonMapper.shared().writeValueAsString(content.get("header")).getBytes(UTF_8);
        need(Arrays.equals(inside, header), "headers-differ");
        for (String member :
                List.of("id", "class", "sender", "recipients", "channel", "inReplyTo", "replyWithin", "retainUntil")) {
            need(content.get("header").path(member).equals(content.get("notice").path(member)), "notice-differs");
        }
        JsonNode listed = content.get("header").get("parts");
        JsonNode keyed = content.get("parts");
        JsonNode described = content.get("notice").get("parts");
        need(listed.size() == keyed.size() && listed.size() == described.size(), "parts-differ");
        for (int i = 0; i < listed.size(); i++) {
            need(
                    listed.get(i).get("id").equals(keyed.get(i).get("id"))
                            && listed.get(i).get("size").asLong()
                                    == SecondParts.sealedSize(
                                            described.get(i).get("size").asLong()),
                    "parts-differ");
        }
        return content;
    }

    // --- small things

    static void need(boolean holds, String word) throws No {
        if (!holds) {
            throw new No(word);
        }
    }

    private static String sha384(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-384").digest(bytes));
    }

    private static String oid(ASN1Sequence sequence, int at) {
        return ASN1ObjectIdentifier.getInstance(sequence.getObjectAt(at)).getId();
    }

    /** Parameters are absent in all of the profile's algorithms but AES-GCM. */
    private static String algorithm(ASN1Encodable identifier) throws No {
        ASN1Sequence sequence = ASN1Sequence.getInstance(identifier);
        need(sequence.size() == 1, "wrong-algorithm");
        return oid(sequence, 0);
    }

    private static int integer(ASN1Sequence sequence, int at) {
        return ASN1Integer.getInstance(sequence.getObjectAt(at)).intValueExact();
    }

    private static ASN1Primitive explicit(ASN1Encodable tagged, int number) throws No {
        ASN1TaggedObject object = (ASN1TaggedObject) tagged;
        need(object.getTagNo() == number, "malformed");
        return object.getExplicitBaseObject().toASN1Primitive();
    }

    static ECPublicKey key(ECPoint point, java.security.spec.ECParameterSpec curve) throws Exception {
        return (ECPublicKey) KeyFactory.getInstance("EC", "SunEC").generatePublic(new ECPublicKeySpec(point, curve));
    }
}

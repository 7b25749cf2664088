package org.kelisim.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;
import org.kelisim.json.Digest;

class SignedObjectTest {
    static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");
    static final HybridSigner KAZ = HybridKeys.generate("KAZ/migration-service", NOW, NOW.plusSeconds(86400));
    static final HybridSigner KGZ = HybridKeys.generate("KGZ/border-service", NOW, NOW.plusSeconds(86400));
    static final byte[] CONTENT = "келісім".getBytes(UTF_8);
    static final byte[] SIGNED = KAZ.sign(ObjectType.READ, CONTENT, NOW);

    @Test
    void verifiesWhatWasSigned() {
        var outcome = SignedObject.verify(ObjectType.READ, SIGNED, KAZ.publicKeys());

        assertThat(outcome).isInstanceOfSatisfying(SignedObject.Verified.class, it -> {
            assertThat(it.content()).isEqualTo(CONTENT);
            assertThat(it.contentDigest()).isEqualTo(Digest.of(CONTENT));
            assertThat(it.signingTime()).isEqualTo(NOW);
        });
    }

    @Test
    void verifiesContentThatTravelsBeside() {
        byte[] signature = KAZ.signDetached(ObjectType.MEMBERS_LIST, CONTENT, NOW);

        assertThat(SignedObject.verifyDetached(ObjectType.MEMBERS_LIST, signature, CONTENT, KAZ.publicKeys()))
                .isInstanceOf(SignedObject.Verified.class);
        assertThat(SignedObject.verifyDetached(ObjectType.MEMBERS_LIST, signature, new byte[1], KAZ.publicKeys()))
                .isEqualTo(new SignedObject.Refused(Defect.CONTENT_ALTERED));
        assertThat(SignedObject.verify(ObjectType.MEMBERS_LIST, signature, KAZ.publicKeys()))
                .isEqualTo(new SignedObject.Refused(Defect.CONTENT_MISPLACED));
        assertThat(SignedObject.verifyDetached(ObjectType.READ, SIGNED, CONTENT, KAZ.publicKeys()))
                .isEqualTo(new SignedObject.Refused(Defect.CONTENT_MISPLACED));
    }

    @Test
    void cutsTheTimeToSeconds() {
        byte[] cms = KAZ.sign(ObjectType.READ, CONTENT, NOW.plusMillis(999));

        assertThat(SignedObject.verify(ObjectType.READ, cms, KAZ.publicKeys()))
                .isInstanceOfSatisfying(
                        SignedObject.Verified.class,
                        it -> assertThat(it.signingTime()).isEqualTo(NOW));
    }

    @Test
    void refusesAnotherOfficesKeys() {
        assertRefused(SIGNED, KGZ.publicKeys(), Defect.WRONG_SIGNERS);
    }

    @Test
    void refusesAnotherKindOfObject() {
        assertRefused(KAZ.sign(ObjectType.DELIVERED, CONTENT, NOW), Defect.WRONG_OBJECT_TYPE);
    }

    @Test
    void refusesAnObjectRelabelledAfterSigning() {
        SignedData delivered = Surgery.signedData(KAZ.sign(ObjectType.DELIVERED, CONTENT, NOW));
        assertRefused(
                Surgery.cms(new SignedData(
                        delivered.getVersion(),
                        delivered.getDigestAlgorithms(),
                        Surgery.signedData(SIGNED).getEncapContentInfo(),
                        null,
                        null,
                        delivered.getSignerInfos())),
                Defect.WRONG_OBJECT_TYPE);
    }

    @Test
    void refusesAStrippedSigner() {
        assertRefused(withSigners(List.of(ecdsa())), Defect.WRONG_SIGNERS);
        assertRefused(withSigners(List.of(mlDsa())), Defect.WRONG_SIGNERS);
        assertRefused(withSigners(List.of()), Defect.WRONG_SIGNERS);
    }

    @Test
    void refusesAnExtraDoubledOrUnknownSigner() {
        List<SignerInfo> others = Surgery.signers(KGZ.sign(ObjectType.READ, CONTENT, NOW));
        assertRefused(withSigners(List.of(ecdsa(), mlDsa(), others.getFirst())), Defect.WRONG_SIGNERS);
        assertRefused(withSigners(List.of(ecdsa(), ecdsa())), Defect.WRONG_SIGNERS);
        assertRefused(withSigners(List.of(ecdsa(), others.getLast())), Defect.WRONG_SIGNERS);
    }

    @Test
    void refusesSignersOfTwoDifferentSignings() {
        var later = Surgery.signers(KAZ.sign(ObjectType.READ, CONTENT, NOW.plusSeconds(1)));
        SignerInfo laterMlDsa =
                later.stream().filter(Surgery::isMlDsa).findFirst().orElseThrow();
        assertRefused(withSigners(List.of(ecdsa(), laterMlDsa)), Defect.SIGNING_TIMES_DIFFER);
    }

    @Test
    void refusesAlteredContent() {
        var other = Surgery.signedData(KAZ.sign(ObjectType.READ, "келишим".getBytes(UTF_8), NOW));
        var data = Surgery.signedData(SIGNED);
        assertRefused(
                Surgery.cms(new SignedData(
                        data.getVersion(),
                        data.getDigestAlgorithms(),
                        other.getEncapContentInfo(),
                        null,
                        null,
                        data.getSignerInfos())),
                Defect.CONTENT_ALTERED);
    }

    @Test
    void refusesAttributesThatAreMissingRepeatedOrMultiValued() {
        assertRefused(withAttributes(ecdsa(), a -> a.subList(1, a.size())), Defect.WRONG_ATTRIBUTES);
        assertRefused(
                withAttributes(ecdsa(), a -> {
                    var twice = new java.util.ArrayList<>(a.subList(1, a.size()));
                    twice.add(a.getLast());
                    return twice;
                }),
                Defect.WRONG_ATTRIBUTES);
        assertRefused(
                withAttributes(
                        ecdsa(),
                        a -> a.stream()
                                .map(it -> it.getAttrType().equals(CMSAttributes.messageDigest)
                                        ? new Attribute(
                                                it.getAttrType(), new DERSet(new org.bouncycastle.asn1.ASN1Encodable[] {
                                                    it.getAttributeValues()[0],
                                                    new org.bouncycastle.asn1.DEROctetString(new byte[48])
                                                }))
                                        : it)
                                .toList()),
                Defect.WRONG_ATTRIBUTES);
    }

    @Test
    void refusesAnAttributeChangedAfterSigning() {
        assertRefused(
                withAttributes(
                        mlDsa(),
                        a -> a.stream()
                                .map(it -> it.getAttrType().equals(CMSAttributes.signingTime)
                                        ? new Attribute(it.getAttrType(), new DERSet(new ASN1UTCTime("261124130001Z")))
                                        : it)
                                .toList()),
                Defect.SIGNING_TIMES_DIFFER);
    }

    @Test
    void refusesUnsignedAttributesAndCertificates() {
        var attribute = new DERSet(new Attribute(CMSAttributes.counterSignature, new DERSet()));
        var withUnsigned = Surgery.withAttributes(ecdsa(), ecdsa().getAuthenticatedAttributes(), attribute);
        assertRefused(withSigners(List.of(withUnsigned, mlDsa())), Defect.UNSIGNED_ADDITIONS);
        var data = Surgery.signedData(SIGNED);
        var certificate = new DERSet(Certificate.getInstance(KAZ.publicKeys().ecBytes()));
        assertRefused(
                Surgery.cms(new SignedData(
                        data.getVersion(),
                        data.getDigestAlgorithms(),
                        data.getEncapContentInfo(),
                        certificate,
                        null,
                        data.getSignerInfos())),
                Defect.UNSIGNED_ADDITIONS);
    }

    @Test
    void refusesEachSignatureWhenItsBytesChange() {
        for (SignerInfo signer : List.of(ecdsa(), mlDsa())) {
            byte[] value = signer.getEncryptedDigest().getOctets();
            value[value.length - 1] ^= 1;
            var changed = new SignerInfo(
                    signer.getSID(),
                    signer.getDigestAlgorithm(),
                    signer.getAuthenticatedAttributes(),
                    signer.getDigestEncryptionAlgorithm(),
                    new org.bouncycastle.asn1.DEROctetString(value),
                    (org.bouncycastle.asn1.ASN1Set) null);
            SignerInfo other = Surgery.isMlDsa(signer) ? ecdsa() : mlDsa();
            assertRefused(withSigners(List.of(changed, other)), Defect.SIGNATURE_INVALID);
        }
    }

    @Test
    void refusesTrailingBytesIndefiniteLengthsAndBer() throws IOException {
        assertRefused(Arrays.copyOf(SIGNED, SIGNED.length + 1), Defect.TRAILING_BYTES);
        assertRefused(Arrays.copyOf(SIGNED, SIGNED.length - 1), Defect.NOT_DER);
        var ber = new ByteArrayOutputStream();
        new BERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {ASN1Primitive.fromByteArray(SIGNED)})
                .encodeTo(ber, ASN1Encoding.BER);
        assertRefused(ber.toByteArray(), Defect.INDEFINITE_LENGTH);
        byte[] longLength = new byte[SIGNED.length + 1];
        longLength[0] = SIGNED[0];
        longLength[1] = (byte) 0x83; // 30 82 xx xx written as 30 83 00 xx xx
        System.arraycopy(SIGNED, 2, longLength, 3, SIGNED.length - 2);
        assertRefused(longLength, Defect.NOT_DER);
    }

    @Test
    void refusesSetsOutOfOrder() {
        // Two digest algorithms of equal length: swapped, they are still BER of the same set.
        byte[] sha384 = StrictDer.encode(Scheme.ECDSA.digestAlgorithm());
        byte[] sha512 = StrictDer.encode(Scheme.ML_DSA.digestAlgorithm());
        byte[] swapped = SIGNED.clone();
        int at = indexOf(SIGNED, sha384);
        System.arraycopy(sha512, 0, swapped, at, sha512.length);
        System.arraycopy(sha384, 0, swapped, at + sha512.length, sha384.length);
        assertRefused(swapped, Defect.NOT_DER);
    }

    @Test
    void refusesDepthAndNumbersBeforeParsing() {
        byte[] nested = {0x30, 0};
        for (int i = 0; i < 20; i++) {
            nested = wrap(nested);
        }
        assertRefused(nested, Defect.NESTED_TOO_DEEPLY);
        SignerInfo one = ecdsa();
        assertRefused(withSigners(java.util.Collections.nCopies(40, one)), Defect.TOO_MANY_ELEMENTS);
        assertRefused(new byte[ObjectType.READ.maxBytes() + 1], Defect.TOO_LARGE);
    }

    @Test
    void neverThrowsAndNeverAcceptsBytesFlippedAtRandom() {
        var random = new Random(384);
        for (int i = 0; i < 1500; i++) {
            byte[] flipped = SIGNED.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(SignedObject.verify(ObjectType.READ, flipped, KAZ.publicKeys()))
                    .isInstanceOf(SignedObject.Refused.class);
        }
    }

    @Test
    void isAcceptedByBouncyCastlesOwnReader() throws Exception {
        var data = new org.bouncycastle.cms.CMSSignedData(SIGNED);
        for (var signer : data.getSignerInfos()) {
            boolean mlDsa = signer.getEncryptionAlgOID()
                    .equals(Scheme.ML_DSA.signatureAlgorithm().getAlgorithm().getId());
            var certificate =
                    mlDsa ? KAZ.publicKeys().mldsa() : KAZ.publicKeys().ec();
            var verifier = new org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Providers.BC)
                    .build(certificate.getPublicKey());
            assertThat(signer.verify(verifier)).isTrue();
        }
    }

    @Test
    void certificatesAreValidAndSelfSigned() throws Exception {
        for (var certificate : List.of(KAZ.publicKeys().ec(), KAZ.publicKeys().mldsa())) {
            certificate.verify(certificate.getPublicKey());
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=KAZ/migration-service");
            assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        }
        assertThat(HybridPublicKeys.parse(
                        KAZ.publicKeys().ecBytes(), KAZ.publicKeys().mldsaBytes()))
                .isEqualTo(KAZ.publicKeys());
    }

    private static byte[] wrap(byte[] inner) {
        byte[] outer = new byte[inner.length + 2];
        outer[0] = 0x30;
        outer[1] = (byte) inner.length;
        System.arraycopy(inner, 0, outer, 2, inner.length);
        return outer;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    private static SignerInfo ecdsa() {
        return Surgery.signers(SIGNED).stream()
                .filter(it -> !Surgery.isMlDsa(it))
                .findFirst()
                .orElseThrow();
    }

    private static SignerInfo mlDsa() {
        return Surgery.signers(SIGNED).stream()
                .filter(Surgery::isMlDsa)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] withSigners(List<SignerInfo> signers) {
        return Surgery.withSigners(SIGNED, it -> signers);
    }

    private static byte[] withAttributes(SignerInfo signer, java.util.function.UnaryOperator<List<Attribute>> change) {
        var attributes = Surgery.elements(signer.getAuthenticatedAttributes()).stream()
                .map(Attribute::getInstance)
                .toList();
        var changed = Surgery.withAttributes(signer, Surgery.set(change.apply(attributes)), null);
        return withSigners(List.of(changed, Surgery.isMlDsa(signer) ? ecdsa() : mlDsa()));
    }

    private static void assertRefused(byte[] cms, Defect defect) {
        assertRefused(cms, KAZ.publicKeys(), defect);
    }

    private static void assertRefused(byte[] cms, HybridPublicKeys keys, Defect defect) {
        assertThat(SignedObject.verify(ObjectType.READ, cms, keys)).isEqualTo(new SignedObject.Refused(defect));
    }
}

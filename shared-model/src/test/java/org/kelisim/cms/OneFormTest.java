package org.kelisim.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written and compared in place, against the same form by its ASN.1. */
class OneFormTest {
    private static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
    private static final HybridSigner KAZ = HybridKeys.generate("KAZ/migration-service", FROM, FROM.plusSeconds(9));
    private static final HybridSigner LONG_NAME = HybridKeys.generate("x".repeat(64), FROM, FROM.plusSeconds(9));

    private final Random random = new Random(11);

    @ParameterizedTest
    @EnumSource(ObjectType.class)
    void theSignersTemplateIsTheForm(ObjectType type) {
        for (HybridSigner signer : List.of(KAZ, LONG_NAME)) {
            for (int length : new int[] {0, 1, 100, 127, 128, 255, 256, 4096, 40_000}) {
                byte[] content = bytes(length);
                Instant time = Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000));
                for (Optional<byte[]> attached : List.of(Optional.of(content), Optional.<byte[]>empty())) {
                    byte[] written = attached.isPresent()
                            ? signer.sign(type, content, time)
                            : signer.signDetached(type, content, time);
                    assertThat(written).isEqualTo(byAsn1(type, content, attached, time, signer, signatures(written)));
                }
            }
        }
    }

    /** The values are random, so they are taken over. */
    private static Map<Scheme, byte[]> signatures(byte[] signed) {
        TlvTree signedData = TlvTree.read(signed).children.get(1).children.getFirst();
        List<TlvTree> infos = signedData.children.get(3).children;
        var signatures = new EnumMap<Scheme, byte[]>(Scheme.class);
        signatures.put(Scheme.ECDSA, infos.get(0).children.get(5).value);
        signatures.put(Scheme.ML_DSA, infos.get(1).children.get(5).value);
        return signatures;
    }

    private static byte[] byAsn1(
            ObjectType type,
            byte[] content,
            Optional<byte[]> attached,
            Instant time,
            HybridSigner signer,
            Map<Scheme, byte[]> signatures) {
        var keys = signer.publicKeys();
        var attributes = new SignedAttributes(type, SignedAttributes.digests(content), time, keys);
        return SignedForm.write(type, attached, attributes, signatures, keys);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 100, 115, 116, 117, 118, 200, 400, 16_000})
    void theSealersTemplateIsTheForm(int header) throws Exception {
        byte[] inner = KAZ.sign(ObjectType.CONTENT, bytes(200), FROM);
        List<OpeningPublicKey> keys = List.of(
                OpeningKey.generate().publicKey(),
                OpeningKey.generate().publicKey(),
                OpeningKey.generate().publicKey());
        byte[] sealed = SealedObject.seal(inner, bytes(header), keys);
        SealedLayout layout = SealedInspection.of(sealed); // accepts the form by ASN.1 only
        assertThat(SealedObject.read(sealed)).isInstanceOf(SealedObject.class);
        SealedLayout.of(Range.of(sealed))
                .ifPresentOrElse(
                        inPlace -> same(inPlace, layout),
                        () -> assertThat(header).isLessThan(130));
    }

    private static void same(SealedLayout inPlace, SealedLayout byAsn1) {
        assertThat(inPlace.header().copy()).isEqualTo(byAsn1.header().copy());
        assertThat(inPlace.commitment()).isEqualTo(byAsn1.commitment());
        assertThat(inPlace.nonce().copy()).isEqualTo(byAsn1.nonce().copy());
        assertThat(inPlace.tag().copy()).isEqualTo(byAsn1.tag().copy());
        assertThat(inPlace.ciphertext().copy()).isEqualTo(byAsn1.ciphertext().copy());
        assertThat(inPlace.recipients().keySet()).isEqualTo(byAsn1.recipients().keySet());
        byAsn1.recipients().forEach((id, wrapped) -> {
            KeyWrap.Wrapped same =
                    Optional.ofNullable(inPlace.recipients().get(id)).orElseThrow();
            assertThat(same.ciphertext().copy()).isEqualTo(wrapped.ciphertext().copy());
            assertThat(same.key().copy()).isEqualTo(wrapped.key().copy());
        });
    }

    /** Whatever is flipped, nothing is accepted in place that the closer look refuses. */
    @Test
    void nothingIsReadInPlaceThatTheAsn1Refuses() {
        byte[] inner = KAZ.sign(ObjectType.CONTENT, bytes(50), FROM);
        byte[] sealed = SealedObject.seal(
                inner, bytes(300), List.of(OpeningKey.generate().publicKey()));
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = sealed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            if (SealedLayout.of(Range.of(changed)).isPresent()) {
                assertThat(accepts(changed)).isTrue();
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    private static boolean accepts(byte[] sealed) {
        try {
            SealedInspection.of(sealed);
            return true;
        } catch (DefectException e) {
            return false;
        }
    }

    @Test
    void aTimeThatReadersRefuseIsNotSigned() {
        for (String time : List.of("1949-12-31T23:59:59Z", "2050-01-01T00:00:00Z")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KAZ.sign(ObjectType.CONTENT, bytes(1), Instant.parse(time)));
        }
    }

    @Test
    void readsTheTimesThatItWrites() {
        for (String time : List.of("1950-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2049-12-31T23:59:59Z")) {
            Instant instant = Instant.parse(time);
            assertThat(SigningTime.read(SigningTime.write(instant))).contains(instant);
        }
        for (String text :
                List.of("260229000000Z", "261301000000Z", "261124240000Z", "2611241300000", "26112413000Z")) {
            assertThat(SigningTime.read(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                    .as(text)
                    .isEmpty();
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
